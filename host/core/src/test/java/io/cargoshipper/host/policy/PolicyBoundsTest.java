package io.cargoshipper.host.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What policy says in numbers, of approval, of roles, and how it explains itself. */
final class PolicyBoundsTest {

    private static final long GIB = 1L << 30;

    @Test
    void memoryHasAFloorAndACeiling() {
        Policy policy =
                policy(
                        layer("a.conf").with(Bound.MEMORY_MAX, 4 * GIB),
                        layer("b.conf")
                                .with(Bound.MEMORY_MAX, 2 * GIB)
                                .with(Bound.MEMORY_MIN, GIB));

        assertThat(policy.judgeMemory(OptionalLong.of(2 * GIB))).isEqualTo(Verdict.ALLOWED);
        assertThat(reason(policy.judgeMemory(OptionalLong.of(3 * GIB))))
                .isEqualTo(
                        "a memory limit of 3GiB, where policy.container-limits.memory-max in b.conf is"
                                + " 2GiB: ask for at most 2GiB; an operator can allow more with"
                                + " another policy.container-limits.memory-max in b.conf");
        assertThat(reason(policy.judgeMemory(OptionalLong.of(8 * GIB))))
                .contains("a.conf is 4GiB", "b.conf is 2GiB", "at most 2GiB");
        assertThat(reason(policy.judgeMemory(OptionalLong.of(GIB / 2))))
                .contains("memory-min in b.conf is 1GiB: ask for at least 1GiB");
    }

    @Test
    void noLimitIsAboveAnyCeiling() {
        Policy policy =
                policy(
                        layer("a.conf")
                                .with(Bound.MEMORY_MAX, GIB)
                                .with(Bound.PIDS_MAX, 100L)
                                .with(Bound.CPUS_MAX, 1.5));

        for (OptionalLong none :
                List.of(OptionalLong.empty(), OptionalLong.of(0), OptionalLong.of(-1))) {
            assertThat(reason(policy.judgeMemory(none))).contains("there is no memory limit");
            assertThat(reason(policy.judgePids(none))).contains("ask for at most 100");
        }
        assertThat(reason(policy.judgeCpus(OptionalDouble.empty()))).contains("at most 1.5");
        assertThat(policy.judgeCpus(OptionalDouble.of(1.5))).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void limitsCanBeDemanded() {
        Policy policy =
                policy(
                        layer("a.conf")
                                .with(Bound.MEMORY_REQUIRED, true)
                                .with(Bound.PIDS_REQUIRED, true));

        assertThat(reason(policy.judgeMemory(OptionalLong.empty())))
                .isEqualTo(
                        "there is no memory limit, which policy.container-limits.memory-required in a.conf"
                                + " asks for: set one; an operator can allow it with"
                                + " policy.container-limits.memory-required = false in a.conf");
        assertThat(reason(policy.judgePids(OptionalLong.of(0)))).contains("pids-required");
        assertThat(policy.judgeMemory(OptionalLong.of(64 * GIB))).isEqualTo(Verdict.ALLOWED);
        assertThat(policy().judgeMemory(OptionalLong.empty())).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void aPortMustBeInEveryList() {
        Policy policy =
                policy(ports("a.conf", "8000-8999", "443"), ports("b.conf", "8080", "443", "22"));

        assertThat(policy.judgePort(443)).isEqualTo(Verdict.ALLOWED);
        assertThat(policy.judgePort(8080)).isEqualTo(Verdict.ALLOWED);
        assertThat(policy.judgePort(0)).as("the engine's choice").isEqualTo(Verdict.ALLOWED);
        assertThat(reason(policy.judgePort(8081)))
                .isEqualTo(
                        "port 8081 is not among the ports of policy.ports.published in b.conf; an"
                                + " operator can allow it by adding it to policy.ports.published in"
                                + " b.conf");
        assertThat(reason(policy.judgePort(22))).contains("a.conf");
        assertThat(policy().judgePort(22)).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void anEmptyListOfPortsAllowsNone() {
        Policy policy = policy(ports("a.conf"));

        assertThat(reason(policy.judgePort(0))).contains("a port that the engine chooses");
        assertThat(reason(policy.judgePort(8080))).contains("port 8080");
    }

    @Test
    void imagesCanBeDemandedByDigest() {
        Policy policy = policy(layer("a.conf").with(Bound.DIGEST_REQUIRED, true));

        assertThat(policy.value(Bound.DIGEST_REQUIRED)).contains(true);
        assertThat(reason(policy.judgeDigest("nginx:1.27")))
                .contains("digest-required in a.conf", "nginx:1.27@sha256:…");
        assertThat(policy.judgeDigest("nginx@sha256:" + "0".repeat(64))).isEqualTo(Verdict.ALLOWED);
        assertThat(policy().judgeDigest("nginx")).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void approvalIsNeededForWhatIsDestructiveNamedOrTainted() {
        Policy destructive = policy(layer("a.conf").with(Bound.APPROVAL, true));
        Policy named =
                policy(layer("a.conf").withPatterns(ListKey.APPROVAL_TOOLS, List.of("*_exec_*")));
        Policy tainted = policy(layer("a.conf").with(Bound.APPROVAL_AFTER_UNTRUSTED, true));

        assertThat(destructive.approvalOf("t", Tier.DESTRUCTIVE, false))
                .hasValue(
                        "a person has to approve, by approval.destructive in a.conf: the call is"
                                + " destructive; an operator can allow it with approval.destructive"
                                + " = false in a.conf");
        assertThat(destructive.approvalOf("t", Tier.MODERATE, true)).isEmpty();
        assertThat(named.approvalOf("docker_exec_command", Tier.MODERATE, false))
                .hasValueSatisfying(why -> assertThat(why).contains("'*_exec_*'", "a.conf"));
        assertThat(named.approvalOf("t", Tier.DESTRUCTIVE, false)).isEmpty();
        assertThat(tainted.approvalOf("t", Tier.DESTRUCTIVE, false)).isEmpty();
        assertThat(tainted.approvalOf("t", Tier.DESTRUCTIVE, true))
                .hasValueSatisfying(why -> assertThat(why).contains("text from outside"));
    }

    @Test
    void whoApprovesIsSaidByTheOutermostLayer() {
        Policy policy =
                policy(
                        layer("a.conf")
                                .with(FixedKey.APPROVAL_SECRET_FILE, Path.of("/a"))
                                .with(Bound.APPROVAL_TIME, Duration.ofMinutes(2)),
                        layer("b.conf")
                                .with(FixedKey.APPROVAL_SECRET_FILE, Path.of("/b"))
                                .with(Bound.APPROVAL_OTHER_USER, true),
                        PolicyLayer.of(new PolicySource(".env", PolicySource.Kind.WORKING_FOLDER))
                                .with(FixedKey.AUDIT_FILE, Path.of("/theirs")));

        assertThat(policy.approval())
                .isEqualTo(
                        new ApprovalRules(Duration.ofMinutes(2), true, Optional.of(Path.of("/a"))));
        assertThat(policy.value(FixedKey.AUDIT_FILE)).isEmpty();
        assertThat(LooseningAttempts.of(policy))
                .anyMatch(attempt -> attempt.contains("b.conf asks for /b, but"))
                .anyMatch(attempt -> attempt.contains("audit.file in .env cannot be set there"));
    }

    @Test
    void ratesAreTyped() {
        assertThat(policy(layer("a.conf").with(Bound.RATE_DESTRUCTIVE, 2)).rates())
                .isEqualTo(new RateLimits(true, 60, OptionalInt.empty(), OptionalInt.of(2), 3, 10));
    }

    @Test
    void redactionIsExceptedWhereEveryLayerSaysSo() {
        Policy policy =
                policy(
                        redaction("a.conf", List.of("*_ID", "PUBLIC_*"), List.of("A")),
                        redaction("b.conf", List.of("KEY_ID", "*", "PUBLIC_*_NAME"), List.of("B")));

        assertThat(policy.redaction())
                .isEqualTo(
                        new RedactionRules(
                                globs("*_ID", "PUBLIC_*", "KEY_ID", "PUBLIC_*_NAME"),
                                globs("A", "B")));
        assertThat(policy(redaction("a.conf", List.of("X*"), List.of())).redaction().allow())
                .isEqualTo(globs("X*"));
        assertThat(policy().redaction()).isEqualTo(RedactionRules.NONE);
    }

    @Test
    void aRoleTightensAndLoosensNothing() {
        PolicySource role = new PolicySource("the role 'x'", PolicySource.Kind.ROLE);
        Policy policy =
                new Policy(
                        List.of(layer("a.conf").with(Bound.TIER, Tier.MODERATE)),
                        Policy.BUILT_IN.defaults(),
                        Map.of(
                                "viewer",
                                List.of(PolicyLayer.of(role).with(Bound.TIER, Tier.SAFE)),
                                "admin",
                                List.of(PolicyLayer.of(role).with(Bound.TIER, Tier.DESTRUCTIVE))));

        assertThat(policy.forRole("viewer").highestTier()).isEqualTo(Tier.SAFE);
        assertThat(policy.forRole("admin").highestTier()).isEqualTo(Tier.MODERATE);
        assertThat(policy.forRole("nobody").highestTier()).isEqualTo(Tier.SAFE);
        assertThat(reason(policy.forRole("nobody").judgeCall("t", Tier.MODERATE)))
                .contains("roles.nobody.highest-tier");
        assertThat(LooseningAttempts.of(policy))
                .singleElement()
                .asString()
                .contains("the role 'x' asks for destructive", "a.conf says moderate");
    }

    @Test
    void allowEntriesThatNothingIsLeftOfAreReported() {
        Policy policy =
                policy(
                        layer("outer.conf")
                                .withPatterns(
                                        ListKey.allowed(Subject.MOUNTS), List.of("/srv", "/opt/*"))
                                .withPatterns(ListKey.denied(Subject.TOOLS), List.of("*_exec_*")),
                        layer("inner.conf")
                                .withPatterns(
                                        ListKey.allowed(Subject.MOUNTS),
                                        List.of("/srv/data", "/opt/x", "/etc"))
                                .withPatterns(
                                        ListKey.allowed(Subject.TOOLS),
                                        List.of("docker_exec_command", "docker_*")),
                        ports("inner.conf", "80"),
                        ports("innermost.conf", "80", "443"));

        assertThat(LooseningAttempts.of(policy))
                .containsExactlyInAnyOrder(
                        "policy.tools.allow in inner.conf allows 'docker_exec_command', but"
                                + " policy.tools.deny in outer.conf denies '*_exec_*': ignored",
                        "policy.mounts.allow in inner.conf allows '/etc', but policy.mounts.allow in"
                                + " outer.conf allows nothing of it: ignored",
                        "policy.ports.published in innermost.conf allows '443', but"
                                + " policy.ports.published in inner.conf allows nothing of it:"
                                + " ignored");
    }

    @Test
    void aCallIsExplainedInTheWordsOfItsRefusals() {
        Policy policy =
                policy(
                        layer("a.conf")
                                .with(Bound.TIER, Tier.MODERATE)
                                .withPatterns(ListKey.allowed(Subject.TOOLS), List.of("docker_*")));

        List<Decision> decisions =
                Explanation.of(policy)
                        .tool("containers", "docker_remove_container", Tier.DESTRUCTIVE);
        assertThat(decisions.get(0).allowed()).isFalse();
        assertThat(decisions.get(0).text())
                .isEqualTo(
                        reason(
                                policy.judgeTool(
                                        "pack", "docker_remove_container", Tier.DESTRUCTIVE)));
        assertThat(decisions.get(0).layer()).isEqualTo("a.conf");
        assertThat(decisions)
                .extracting(Decision::words)
                .contains(
                        "no layer has a list of packs",
                        "allowed by 'docker_*' of policy.tools.allow in a.conf",
                        "no person needs to approve, by approval.destructive in the built-in"
                                + " defaults",
                        "at most 30s by limits.time in the built-in defaults");
    }

    @Test
    void whatIsInForceIsTold() {
        Policy policy =
                policy(layer("a.conf").with(Bound.MEMORY_MAX, 2 * GIB), ports("b.conf", "80-90"));

        assertThat(Explanation.of(policy).keys())
                .contains(
                        new KeyInForce(
                                "policy.container-limits.memory-max",
                                "2GiB",
                                "a.conf",
                                "policy.container-limits.memory-max in a.conf"),
                        new KeyInForce(
                                "policy.ports.published",
                                "[\"80-90\"]",
                                "b.conf",
                                "policy.ports.published in b.conf"),
                        new KeyInForce(
                                "limits.time",
                                "30s",
                                "the built-in defaults",
                                "limits.time in the built-in defaults"))
                .noneMatch(key -> key.key().equals("policy.container-limits.pids-max"));
    }

    private static Policy policy(PolicyLayer... layers) {
        return new Policy(List.of(layers), Policy.BUILT_IN.defaults());
    }

    private static PolicyLayer layer(String name) {
        return PolicyLayer.of(new PolicySource(name, PolicySource.Kind.FILE));
    }

    private static PolicyLayer ports(String name, String... ranges) {
        Place place = new Place("policy.ports.published", name);
        return layer(name)
                .with(
                        ListKey.PORTS,
                        IntStream.range(0, ranges.length)
                                .mapToObj(i -> PortRange.of(ranges[i]).orElseThrow())
                                .map(range -> new Setting<>(range, place))
                                .toList());
    }

    private static PolicyLayer redaction(String name, List<String> allow, List<String> deny) {
        return layer(name)
                .withPatterns(ListKey.REDACTION_ALLOW, allow)
                .withPatterns(ListKey.REDACTION_DENY, deny);
    }

    private static List<Glob> globs(String... texts) {
        return List.of(texts).stream().map(Glob::new).toList();
    }

    private static String reason(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).reason();
    }
}
