package io.cargoshipper.host.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Tier;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PolicyTest {

    private static final PolicyLayer SILENT = layer("silent", null, null);

    @Test
    void theDefaultAllowsUpToModerate() {
        Policy policy = new Policy(List.of(SILENT));

        assertThat(policy.judgeTool("t", Tier.MODERATE)).isEqualTo(Verdict.ALLOWED);
        assertThat(reason(policy.judgeTool("t", Tier.DESTRUCTIVE)))
                .contains("'t' is destructive", "built-in default", "policy.highest-tier");
    }

    @Test
    void theLowestLimitCountsWhateverTheOrder() {
        PolicyLayer high = layer("high", Tier.DESTRUCTIVE, null);
        PolicyLayer low = layer("low", Tier.SAFE, null);

        assertThat(new Policy(List.of(high, low)).highestTier()).isEqualTo(Tier.SAFE);
        assertThat(new Policy(List.of(low, high)).highestTier()).isEqualTo(Tier.SAFE);
        assertThat(new Policy(List.of(low, high)).looseningAttempts())
                .singleElement()
                .asString()
                .contains("high asks for tier destructive", "low limits it to safe");
    }

    @Test
    void denyWinsOverAllow() {
        Policy policy =
                new Policy(List.of(layer("file", null, List.of("docker_*"), "docker_exec*")));

        assertThat(policy.judgeTool("docker_version", Tier.SAFE)).isEqualTo(Verdict.ALLOWED);
        assertThat(reason(policy.judgeTool("docker_exec_command", Tier.SAFE)))
                .contains("denied by 'docker_exec*' in file");
    }

    @Test
    void everyAllowListMustPassATool() {
        Policy policy =
                new Policy(
                        List.of(
                                layer("outer", null, List.of("docker_*")),
                                layer("inner", null, List.of("*_version", "other"))));

        assertThat(policy.judgeTool("docker_version", Tier.SAFE)).isEqualTo(Verdict.ALLOWED);
        assertThat(reason(policy.judgeTool("other", Tier.SAFE))).contains("outer");
        assertThat(reason(policy.judgeTool("docker_events", Tier.SAFE))).contains("inner");
    }

    @Test
    void anEmptyAllowListAllowsNothing() {
        assertThat(
                        reason(
                                new Policy(List.of(layer("file", null, List.of())))
                                        .judgeTool("t", Tier.SAFE)))
                .contains("not among the allowed tools");
    }

    @Test
    void globsMatchWholeNamesAndTheirOtherCharactersLiterally() {
        assertThat(new Glob("a?c*").matches("abcdef")).isTrue();
        assertThat(new Glob("abc").matches("abcd")).isFalse();
        assertThat(new Glob("a.c").matches("abc")).isFalse();
        assertThat(new Glob("ABC").matches("abc")).isFalse();
    }

    private static PolicyLayer layer(String name, Tier tier, List<String> allow, String... deny) {
        return new PolicyLayer(
                name,
                Optional.ofNullable(tier),
                Optional.ofNullable(allow).map(globs -> globs.stream().map(Glob::new).toList()),
                List.of(deny).stream().map(Glob::new).toList());
    }

    private static String reason(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).reason();
    }
}
