package io.cargoshipper.host.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.Tier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PolicyTest {

    private static final PolicyLayer SILENT = layer("silent", null, null);

    @Test
    void theDefaultAllowsUpToModerate() {
        Policy policy = policy(SILENT);

        assertThat(policy.judgeTool("pack", "t", Tier.MODERATE)).isEqualTo(Verdict.ALLOWED);
        assertThat(reason(policy.judgeTool("pack", "t", Tier.DESTRUCTIVE)))
                .contains("'t' is destructive", "built-in defaults", "policy.highest-tier");
    }

    @Test
    void theLowestLimitCountsWhateverTheOrder() {
        PolicyLayer high = layer("high", Tier.DESTRUCTIVE, null);
        PolicyLayer low = layer("low", Tier.SAFE, null);

        assertThat(policy(high, low).highestTier()).isEqualTo(Tier.SAFE);
        assertThat(policy(low, high).highestTier()).isEqualTo(Tier.SAFE);
        assertThat(LooseningAttempts.of(policy(low, high)))
                .singleElement()
                .asString()
                .isEqualTo(
                        "policy.highest-tier in high asks for destructive, but policy.highest-tier"
                                + " in low says safe: ignored");
    }

    @Test
    void denyWinsOverAllow() {
        Policy policy = policy(layer("file", null, List.of("docker_*"), "docker_exec*"));

        assertThat(policy.judgeTool("pack", "docker_version", Tier.SAFE))
                .isEqualTo(Verdict.ALLOWED);
        assertThat(reason(policy.judgeTool("pack", "docker_exec_command", Tier.SAFE)))
                .contains("denied by 'docker_exec*' of policy.tools.deny in file");
    }

    @Test
    void everyAllowListMustPassATool() {
        Policy policy =
                policy(
                        layer("outer", null, List.of("docker_*")),
                        layer("inner", null, List.of("*_version", "other")));

        assertThat(policy.judgeTool("pack", "docker_version", Tier.SAFE))
                .isEqualTo(Verdict.ALLOWED);
        assertThat(reason(policy.judgeTool("pack", "other", Tier.SAFE))).contains("outer");
        assertThat(reason(policy.judgeTool("pack", "docker_events", Tier.SAFE))).contains("inner");
    }

    @Test
    void anEmptyAllowListAllowsNothing() {
        assertThat(reason(policy(layer("file", null, List.of())).judgeTool("pack", "t", Tier.SAFE)))
                .contains("not among the allowed tools");
    }

    @Test
    void aRefusalNamesTheKnobOfEveryLayerThatLimits() {
        PolicyLayer file = layer("my.conf", Tier.MODERATE, null);
        PolicyLayer environment =
                PolicyLayer.of(new PolicySource("the environment", PolicySource.Kind.ENVIRONMENT))
                        .with(
                                Bound.TIER,
                                new Setting<>(
                                        Tier.SAFE,
                                        new Place(
                                                "SAFETY_ALLOW_MODERATE_OPERATIONS",
                                                "the environment")));

        assertThat(reason(policy(environment).judgeTool("pack", "t", Tier.MODERATE)))
                .contains(
                        "SAFETY_ALLOW_MODERATE_OPERATIONS in the environment allows calls up to safe",
                        "SAFETY_ALLOW_MODERATE_OPERATIONS=true in the environment")
                .doesNotContain("policy.highest-tier", "DESTRUCTIVE");
        assertThat(reason(policy(file, environment).judgeCall("t", Tier.MODERATE)))
                .doesNotContain("my.conf");
        assertThat(reason(policy(file, environment).judgeCall("t", Tier.DESTRUCTIVE)))
                .contains(
                        "policy.highest-tier = destructive in my.conf",
                        "SAFETY_ALLOW_MODERATE_OPERATIONS=true and"
                                + " SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS=true in the environment");
    }

    @Test
    void patternsThatMatchNoToolAreFound() {
        Policy policy = policy(layer("file", null, List.of("a*", "x"), "b?", "y"));

        Set<String> names = Set.of("abc", "bc");
        assertThat(
                        UnmatchedPattern.find(
                                policy,
                                Subject.TOOLS,
                                glob -> names.stream().anyMatch(glob::matches)))
                .containsExactly(
                        new UnmatchedPattern("policy.tools.deny in file", "y"),
                        new UnmatchedPattern("policy.tools.allow in file", "x"));
    }

    @Test
    void aResourcePassesByItsUriOrByItsFamily() {
        String family = "docker://container/{container}";

        Policy byFamily = policy(resources("file", List.of(family), "docker://container/db*"));
        assertThat(byFamily.judgeResource("docker://container/web", family))
                .isEqualTo(Verdict.ALLOWED);
        assertThat(byFamily.judgeResource(family, family)).isEqualTo(Verdict.ALLOWED);
        assertThat(reason(byFamily.judgeResource("docker://container/db1", family)))
                .contains(
                        "'docker://container/db1' is denied by 'docker://container/db*' of policy.resources.deny in file");

        Policy byUri = policy(resources("file", List.of("docker://container/web")));
        assertThat(byUri.judgeResource("docker://container/web", family))
                .isEqualTo(Verdict.ALLOWED);
        assertThat(reason(byUri.judgeResource("docker://container/web2", family)))
                .contains("not among the allowed resources of policy.resources.allow in file");
        assertThat(reason(byUri.judgeResource(family, family))).contains("not among the allowed");

        Policy denied = policy(resources("file", null, family));
        assertThat(reason(denied.judgeResource("docker://container/web", family)))
                .contains("policy.resources.deny");
    }

    @Test
    void eachSubjectHasItsOwnLists() {
        Policy policy = policy(resources("file", List.of()));

        assertThat(policy.judgeTool("pack", "a", Tier.SAFE)).isEqualTo(Verdict.ALLOWED);
        assertThat(policy.judgePrompt("a")).isEqualTo(Verdict.ALLOWED);
        assertThat(policy.judgeResource("a:b", "a:b")).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void defaultsMustBeComplete() {
        assertThatThrownBy(() -> new Policy(List.of(), SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unset");
    }

    private static Policy policy(PolicyLayer... layers) {
        return new Policy(
                List.of(layers), Policy.BUILT_IN.defaults().with(Bound.TIER, Tier.MODERATE));
    }

    private static PolicyLayer layer(String name, Tier tier, List<String> allow, String... deny) {
        return layer(file(name), tier, allow, deny);
    }

    private static PolicyLayer layer(
            PolicySource source, Tier tier, List<String> allow, String... deny) {
        PolicyLayer layer = lists(source, Subject.TOOLS, allow, deny);
        return tier == null ? layer : layer.with(Bound.TIER, tier);
    }

    private static PolicyLayer resources(String name, List<String> allow, String... deny) {
        return lists(file(name), Subject.RESOURCES, allow, deny);
    }

    private static PolicyLayer lists(
            PolicySource source, Subject subject, List<String> allow, String... deny) {
        PolicyLayer layer = PolicyLayer.of(source);
        if (allow != null) {
            layer = layer.withPatterns(ListKey.allowed(subject), allow);
        }
        return deny.length == 0
                ? layer
                : layer.withPatterns(ListKey.denied(subject), List.of(deny));
    }

    private static PolicySource file(String name) {
        return new PolicySource(name, PolicySource.Kind.FILE);
    }

    private static String reason(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).reason();
    }
}
