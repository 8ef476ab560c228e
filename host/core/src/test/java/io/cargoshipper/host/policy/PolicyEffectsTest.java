package io.cargoshipper.host.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What policy says of effects: rules of layers, defaults, and lists of their subjects. */
final class PolicyEffectsTest {

    private static final PolicySource ENVIRONMENT =
            new PolicySource("the environment", PolicySource.Kind.ENVIRONMENT);

    @ParameterizedTest
    @EnumSource(Effect.class)
    void theDefaultHoldsWhereNobodySaysOtherwise(Effect effect) {
        EffectVerdict verdict = policy().judge(effect, "x");

        assertThat(verdict.disposition()).isEqualTo(effect.byDefault());
        assertThat(verdict.reason())
                .contains(
                        effect.text(), "the built-in defaults", "policy.effects." + effect.text());
    }

    @Test
    void aLayerThatIsTrustedStandsForTheDefault() {
        assertThat(disposition(policy(rule("file", Effect.PRIVILEGED, Disposition.ALLOW))))
                .isEqualTo(Disposition.ALLOW);
    }

    @Test
    void theStricterLayerCountsAndIsNamed() {
        Policy policy =
                policy(
                        PolicyLayer.of(file("outer.conf"))
                                .with(
                                        Bound.of(Effect.PRIVILEGED),
                                        new Setting<>(
                                                Disposition.DENY,
                                                new Place(
                                                        "policy.effects.privileged",
                                                        "outer.conf line 3"))),
                        rule("inner.conf", Effect.PRIVILEGED, Disposition.ALLOW));

        assertThat(policy.judge(Effect.PRIVILEGED, "").reason())
                .isEqualTo(
                        "privileged is denied by policy.effects.privileged in outer.conf line 3; an"
                                + " operator can allow it with policy.effects.privileged = confirm"
                                + " in outer.conf line 3");
        assertThat(LooseningAttempts.of(policy))
                .containsExactly(
                        "policy.effects.privileged in inner.conf asks for allow, but"
                                + " policy.effects.privileged in outer.conf line 3 says deny:"
                                + " ignored");
    }

    @Test
    void theMendOfADefaultNamesTheVariableThatPeopleKnow() {
        assertThat(policy().judge(Effect.PRIVILEGED, "").reason())
                .endsWith(
                        "policy.effects.privileged = confirm in the configuration, or"
                                + " SAFETY_ALLOW_PRIVILEGED_CONTAINERS=true");
    }

    @Test
    void aFileOfTheWorkingFolderTightensAndLoosensNothing() {
        PolicySource working = new PolicySource("work/.env", PolicySource.Kind.WORKING_FOLDER);
        Policy looser =
                policy(
                        PolicyLayer.of(working)
                                .with(Bound.of(Effect.PRIVILEGED), Disposition.ALLOW)
                                .withPatterns(ListKey.allowed(Subject.MOUNTS), List.of("/srv")));
        Policy stricter =
                policy(
                        PolicyLayer.of(working)
                                .with(Bound.of(Effect.NAMED_VOLUME), Disposition.DENY));

        assertThat(disposition(looser)).isEqualTo(Disposition.DENY);
        assertThat(looser.judge(Effect.OUTSIDE_MOUNT, "/srv").disposition())
                .isEqualTo(Disposition.CONFIRM);
        assertThat(LooseningAttempts.of(looser))
                .singleElement()
                .asString()
                .contains("privileged in work/.env asks for allow", "can only tighten");
        assertThat(stricter.judge(Effect.NAMED_VOLUME, "data").disposition())
                .isEqualTo(Disposition.DENY);
    }

    @Test
    void whatAnAllowListNamesIsNotedInsteadOfTheDefault() {
        Policy policy = policy(mounts("my.conf", List.of("/srv/data"), List.of()));

        EffectVerdict named = policy.judge(Effect.OUTSIDE_MOUNT, "/srv/data/a");
        assertThat(named.disposition()).isEqualTo(Disposition.NOTE);
        assertThat(named.reason()).contains("is noted by policy.mounts.allow in my.conf");
        assertThat(policy.judge(Effect.SENSITIVE_MOUNT, "/etc").disposition())
                .isEqualTo(Disposition.DENY);
        assertThat(policy.judge(Effect.OUTSIDE_MOUNT, "/opt").reason())
                .contains(
                        "'/opt' is not among the allowed mounts of policy.mounts.allow in my.conf");
    }

    @Test
    void whatAnAllowListNamesGivesWayToARule() {
        Policy policy =
                policy(
                        mounts("a.conf", List.of("/srv"), List.of()),
                        rule("b.conf", Effect.OUTSIDE_MOUNT, Disposition.DENY));

        assertThat(policy.judge(Effect.OUTSIDE_MOUNT, "/srv").disposition())
                .isEqualTo(Disposition.DENY);
    }

    @Test
    void aDenyListWinsOverTheRule() {
        Policy policy =
                policy(
                        mounts("a.conf", List.of("/srv"), List.of("/srv/secret"))
                                .with(Bound.of(Effect.OUTSIDE_MOUNT), Disposition.ALLOW));

        assertThat(policy.judge(Effect.OUTSIDE_MOUNT, "/srv/data").disposition())
                .isEqualTo(Disposition.ALLOW);
        for (String path : List.of("/srv/secret/key", "/srv/secret", "/srv")) {
            assertThat(policy.judge(Effect.OUTSIDE_MOUNT, path).reason())
                    .contains("is denied by '/srv/secret' of policy.mounts.deny in a.conf");
        }
    }

    @Test
    void operationsThatAreNotInTheTableCanBeNamed() {
        Policy policy =
                policy(
                        PolicyLayer.of(file("full.conf"))
                                .withPatterns(
                                        ListKey.allowed(Subject.OPERATIONS),
                                        List.of("* /libpod/*")));

        assertThat(policy.judge(Effect.UNKNOWN_OPERATION, "POST /libpod/pods/create").disposition())
                .isEqualTo(Disposition.NOTE);
        assertThat(policy.judge(Effect.UNKNOWN_OPERATION, "POST /session").disposition())
                .isEqualTo(Disposition.DENY);
        assertThat(policy().judge(Effect.UNKNOWN_OPERATION, "POST /session").reason())
                .contains("or by naming it in policy.operations.allow");
    }

    @Test
    void aPathIsExactWhereATrustedListHasItItself() {
        Policy policy =
                policy(
                        mounts("a.conf", List.of("/srv/data", "/opt/*"), List.of()),
                        PolicyLayer.of(new PolicySource(".env", PolicySource.Kind.WORKING_FOLDER))
                                .withPatterns(ListKey.allowed(Subject.MOUNTS), List.of("/tmp")));

        assertThat(policy.exactMount("/srv/data")).isTrue();
        assertThat(policy.exactMount("/srv/data/a")).isFalse();
        assertThat(policy.exactMount("/opt/*")).isFalse();
        assertThat(policy.exactMount("/tmp")).isFalse();
    }

    @Test
    void theEnvironmentsRuleIsNamedAsItsVariable() {
        Policy policy =
                policy(
                        PolicyLayer.of(ENVIRONMENT)
                                .with(
                                        Bound.of(Effect.PRIVILEGED),
                                        new Setting<>(
                                                Disposition.DENY,
                                                new Place(
                                                        "SAFETY_ALLOW_PRIVILEGED_CONTAINERS",
                                                        "the environment"))));

        assertThat(policy.judge(Effect.PRIVILEGED, "").reason())
                .isEqualTo(
                        "privileged is denied by SAFETY_ALLOW_PRIVILEGED_CONTAINERS in the"
                                + " environment; an operator can allow it with"
                                + " SAFETY_ALLOW_PRIVILEGED_CONTAINERS=true in the environment");
    }

    @Test
    void eachEffectIsExplained() {
        assertThat(Explanation.of(policy(rule("a.conf", Effect.GPU, Disposition.ALLOW))).effects())
                .hasSize(Effect.values().length)
                .anySatisfy(
                        decision ->
                                assertThat(decision)
                                        .isEqualTo(
                                                Decision.allowed(
                                                        "gpu",
                                                        "a.conf",
                                                        "policy.effects.gpu in a.conf",
                                                        "gpu is allowed by policy.effects.gpu in"
                                                                + " a.conf")))
                .anySatisfy(
                        decision -> {
                            assertThat(decision.subject()).isEqualTo("privileged");
                            assertThat(decision.allowed()).isFalse();
                            assertThat(decision.mend()).isPresent();
                        });
    }

    private static Disposition disposition(Policy policy) {
        return policy.judge(Effect.PRIVILEGED, "").disposition();
    }

    private static Policy policy(PolicyLayer... layers) {
        return new Policy(List.of(layers), Policy.BUILT_IN.defaults());
    }

    private static PolicyLayer rule(String file, Effect effect, Disposition disposition) {
        return PolicyLayer.of(file(file)).with(Bound.of(effect), disposition);
    }

    private static PolicyLayer mounts(String file, List<String> allow, List<String> deny) {
        return PolicyLayer.of(file(file))
                .withPatterns(ListKey.allowed(Subject.MOUNTS), allow)
                .withPatterns(ListKey.denied(Subject.MOUNTS), deny);
    }

    private static PolicySource file(String name) {
        return new PolicySource(name, PolicySource.Kind.FILE);
    }
}
