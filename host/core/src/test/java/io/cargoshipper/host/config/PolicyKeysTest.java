package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.audit.AuditSettings;
import io.cargoshipper.host.policy.ApprovalRules;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Explanation;
import io.cargoshipper.host.policy.Glob;
import io.cargoshipper.host.policy.KeyInForce;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyKey;
import io.cargoshipper.host.policy.RateLimits;
import io.cargoshipper.host.policy.RedactionRules;
import io.cargoshipper.host.policy.Subject;
import io.cargoshipper.host.policy.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of policy is read, bounded, and known by its line. */
final class PolicyKeysTest {

    @TempDir Path home;

    private Installation installation;

    @BeforeEach
    void makeInstallation() throws IOException {
        installation = Installation.in(home);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "policy.highest-tier | safe | safe",
                "policy.images.digest-required | true | true",
                "policy.container-limits.memory-min | 64MiB | 64MiB",
                "policy.container-limits.memory-max | 2GiB | 2GiB",
                "policy.container-limits.memory-required | yes | true",
                "policy.container-limits.pids-max | 512 | 512",
                "policy.container-limits.pids-required | on | true",
                "policy.container-limits.cpus-max | 1.5 | 1.5",
                "policy.ports.published | [\"8000-8999\", 443] | [\"8000-8999\", \"443\"]",
                "approval.destructive | true | true",
                "approval.tools | [\"docker_exec_*\"] | [\"docker_exec_*\"]",
                "approval.after-untrusted | true | true",
                "approval.time | 10m | 10m",
                "approval.other-user | true | true",
                "approval.secret-file | /etc/secret | /etc/secret",
                "limits.time | 45s | 45s",
                "limits.concurrent | 3 | 3",
                "limits.response-bytes | 20000 | 20000",
                "limits.log-lines | 500 | 500",
                "limits.rate.enabled | false | false",
                "limits.rate.per-minute | 30 | 30",
                "limits.rate.moderate-per-minute | 20 | 20",
                "limits.rate.destructive-per-minute | 5 | 5",
                "limits.rate.concurrent | 2 | 2",
                "limits.rate.before-authentication-per-minute | 5 | 5",
                "redaction.allow | [\"*_KEY_ID\"] | [\"*_KEY_ID\"]",
                "redaction.deny | [\"MY SECRET\"] | [\"MY SECRET\"]",
                "audit.enabled | false | false",
                "audit.file | /var/log/audit.jsonl | /var/log/audit.jsonl",
                "audit.rotate-bytes | 1MiB | 1MiB",
                "audit.keep | 3 | 3"
            })
    void aKeyIsReadWithItsLine(String key, String written, String value) throws IOException {
        installation.conf("\n\n%s = %s\n".formatted(key, written));

        assertThat(inForce(key))
                .isEqualTo(
                        new KeyInForce(
                                key,
                                value,
                                installation.confFile().toString(),
                                "%s in %s line 3".formatted(key, installation.confFile())));
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void eachEffectHasARule(Effect effect) throws IOException {
        installation.conf("policy.effects { %s = allow }".formatted(effect.text()));

        assertThat(inForce(Bound.of(effect).text()).value()).isEqualTo("allow");
    }

    @ParameterizedTest
    @EnumSource(Subject.class)
    void eachSubjectHasTwoLists(Subject subject) throws IOException {
        installation.conf(
                "policy.%s { allow = [\"*\"], deny = [\"?*\"] }".formatted(subject.plural()));

        assertThat(inForce(subject.allowKey()).value()).isEqualTo("[\"*\"]");
        assertThat(inForce(subject.denyKey()).value()).isEqualTo("[\"?*\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "policy.effects.privileged = perhaps | 'perhaps' is not one of [deny, confirm, note, allow]",
                "policy.effects.privileges = deny | did you mean 'policy.effects.privileged'?",
                "policy.mounts.alow = [] | did you mean 'policy.mounts.allow'?",
                "policy.mounts.allow = [\"srv\"] | 'srv' cannot match a mount's path: write absolute paths",
                "policy.networks.deny = [\"a b\"] | 'a b' cannot match a network's name",
                "policy.images.allow = [\"\"] | '' cannot match an image's name",
                "policy.images.deny = [\"https://docker.io/x\"] | 'https://docker.io/x' cannot match an image's name",
                "policy.images.deny = [\"Nginx\"] | 'Nginx' cannot match an image's name: write names in small",
                "policy.registries.deny = [\"https://docker.io\"] | 'https://docker.io' cannot match a registry's name: write hosts",
                "policy.registries.deny = [\"docker.io/library\"] | and without a path",
                "policy.devices.deny = [\"dev/mem\"] | 'dev/mem' cannot match a device: write absolute paths",
                "policy.devices.deny = [\"c 10:* rwm\"] | or rules such as",
                "policy.operations.allow = [\"delete /libpod/*\"] | write the method in capitals",
                "policy.operations.allow = [\"/libpod/*\"] | '/libpod/*' cannot match an operation",
                "policy.mounts.deny = [\"*/.ssh\"] | '*/.ssh' does not say where",
                "policy.images.digest-required = perhaps | 'perhaps' is neither true nor false",
                "policy.container-limits.memory-max = 1MiB | 1048576 bytes is not from 6291456 bytes",
                "policy.container-limits.memory-max = much | 'much' does not fit",
                "policy.container-limits.pids-max = 0 | 0 is not from 1 to 4194304",
                "policy.container-limits.pids-max = 1.9 | 1.9 is no whole number",
                "policy.container-limits.cpus-max = 0 | 0.0 is not from 0.01 to 1024.0",
                "policy.container-limits.cpus-max = NaN | NaN is not from",
                "policy.ports.published = [\"0\"] | '0' is no port from 1 to 65535",
                "policy.ports.published = [\"90-80\"] | '90-80' is no port",
                "policy.ports.published = \"80\" | does not fit",
                "approval.time = 1s | 1s is not from 10s to 86400s",
                "approval.tools = [\"a b\"] | 'a b' cannot match a tool's name",
                "approval.secret-file = \"a\\u0000\" | is no path",
                "limits.log-lines = 0 | 0 is not from 1 to 1000000",
                "limits.concurrent = 1.9 | 1.9 is no whole number",
                "limits.rate.per-minute = 0 | 0 is not from 1 to 100000",
                "limits.rate.per-minut = 1 | did you mean 'limits.rate.per-minute'?",
                "audit.rotate-bytes = 1KiB | 1024 bytes is not from 65536 bytes",
                "audit.keep = 0 | 0 is not from 1 to 1000",
                "redaction.alow = [] | did you mean 'redaction.allow'?",
                "redaction = [] | 'redaction' is a section"
            })
    void whatDoesNotFitIsNamedWithItsLine(String conf, String problem) throws IOException {
        installation.conf("\n" + conf);

        assertThat(installation.problems(Map.of()))
                .singleElement()
                .asString()
                .contains("cargoshipper.conf: 2", problem);
    }

    @Test
    void eachEntryOfAListHasItsOwnLine() throws IOException {
        installation.conf("policy.tools.deny = [\n  \"docker_a\",\n  \"docker_b\"\n]\n");

        assertThat(policy().judge(Subject.TOOLS, "docker_b"))
                .isEqualTo(
                        new Verdict.Refused(
                                ("'docker_b' is denied by 'docker_b' of policy.tools.deny in %1$s"
                                                + " line 3; an operator can allow it by taking"
                                                + " 'docker_b' out of policy.tools.deny in %1$s"
                                                + " line 3")
                                        .formatted(installation.confFile()),
                                installation.confFile().toString(),
                                "policy.tools.deny in %s line 3"
                                        .formatted(installation.confFile())));
    }

    @Test
    void aLineOfAnIncludedFileIsNamedAsThat() throws IOException {
        Path included = home.resolve("conf/more.conf");
        Files.writeString(included, "\npolicy.highest-tier = safe\n");
        installation.conf("include required(\"more.conf\")");

        assertThat(inForce("policy.highest-tier").place())
                .isEqualTo("policy.highest-tier in %s line 2".formatted(included));
    }

    @Test
    void pathsOfMountsStartAtTheUsersHomeAndHaveNoDots() throws IOException {
        installation.conf("policy.mounts.allow = [\"~/work/\", \"/srv/../opt//data/\", \"~\"]");

        Policy policy = installation.load(Map.of("HOME", "/home/ada")).policy();
        assertThat(policy.exactMount("/home/ada/work")).isTrue();
        assertThat(policy.exactMount("/opt/data")).isTrue();
        assertThat(policy.exactMount("/home/ada")).isTrue();
        assertThat(policy.exactMount("/srv")).isFalse();
    }

    @Test
    void whatTheRestOfTheHostAsksForIsTyped() throws IOException {
        installation.conf(
                """
                approval { time = 1m, other-user = true, secret-file = "~/secret" }
                audit { file = "logs/audit.jsonl", keep = 2 }
                limits.rate.moderate-per-minute = 7
                redaction { allow = ["A"], deny = ["B"] }
                """);
        HostConfig config = installation.load(Map.of("HOME", "/home/ada"));

        assertThat(config.policy().approval())
                .isEqualTo(
                        new ApprovalRules(
                                Duration.ofMinutes(1),
                                true,
                                Optional.of(Path.of("/home/ada/secret"))));
        assertThat(config.audit())
                .isEqualTo(
                        new AuditSettings(
                                true,
                                Optional.of(home.resolve("conf/logs/audit.jsonl")),
                                10 << 20,
                                2));
        assertThat(config.policy().rates())
                .isEqualTo(new RateLimits(true, 60, OptionalInt.of(7), OptionalInt.empty(), 3, 10));
        assertThat(config.policy().redaction())
                .isEqualTo(new RedactionRules(List.of(new Glob("A")), List.of(new Glob("B"))));
    }

    @Test
    void theDefaultsAreThoseThatAreDocumented() {
        Map<String, String> environment = Map.of("HOME", "/home/ada");
        HostConfig config = installation.load(environment);

        assertThat(config.policy().value(Bound.APPROVAL)).contains(true);
        assertThat(config.audit())
                .isEqualTo(
                        new AuditSettings(
                                true,
                                Optional.of(AuditSettings.standardFile(environment)),
                                10 << 20,
                                10));
        assertThat(config.policy().logLines()).isEqualTo(10_000);
        assertThat(config.policy().rates())
                .isEqualTo(
                        new RateLimits(true, 60, OptionalInt.empty(), OptionalInt.empty(), 3, 10));
        assertThat(config.policy().approval())
                .isEqualTo(new ApprovalRules(Duration.ofMinutes(5), false, Optional.empty()));
    }

    static Stream<String> keys() {
        return PolicyKey.every().stream().map(PolicyKey::text);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void referenceConfTellsOfEachKey(String key) throws IOException {
        String name = key.substring(key.lastIndexOf('.') + 1);

        try (InputStream file =
                PolicyKeysTest.class.getClassLoader().getResourceAsStream("reference.conf")) {
            assertThat(
                            Arrays.stream(
                                    new String(file.readAllBytes(), StandardCharsets.UTF_8)
                                            .split("\n", -1)))
                    .anyMatch(line -> line.strip().matches("(# )?" + name + " = .*"));
        }
    }

    private Policy policy() {
        return installation.load(Map.of()).policy();
    }

    private KeyInForce inForce(String key) {
        return Explanation.of(policy()).keys().stream()
                .filter(held -> held.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
