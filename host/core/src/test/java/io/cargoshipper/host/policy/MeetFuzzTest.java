package io.cargoshipper.host.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cargoshipper.api.Tier;
import io.cargoshipper.host.fixture.Choices;
import io.cargoshipper.host.policy.PolicySource.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Whatever another layer says, it never loosens what the others say. */
class MeetFuzzTest {

    private static final int RUNS = 400;

    private static final PolicyLayer DEFAULTS =
            new Policy(List.of(), Policy.BUILT_IN.defaults())
                    .defaults()
                    .with(Bound.TIER, Tier.MODERATE)
                    .with(Bound.APPROVAL, true);

    private static final List<String> NAMES =
            List.of("docker_exec_command", "docker_run", "/srv/data", "/srv", "NET_ADMIN", "x");

    private static final List<String> PATTERNS =
            List.of(
                    "*",
                    "docker_*",
                    "docker_exec_command",
                    "/srv/*",
                    "/srv",
                    "NET_?DMIN",
                    "x",
                    "y");

    @Test
    void anotherLayerNeverLoosens() {
        Choices.random(RUNS, this::layers);
    }

    @FuzzTest(maxDuration = "1m")
    void layers(byte[] bytes) {
        Choices choices = new Choices(bytes);
        List<PolicyLayer> layers = new ArrayList<>();
        for (int left = choices.below(4); left > 0; left--) {
            layers.add(layer(choices));
        }
        PolicyLayer more = layer(choices);
        List<PolicyLayer> all = new ArrayList<>(layers);
        all.add(more);

        assertNotLooser(layers, all, more);
        assertOrderIsNothing(all);
    }

    private static void assertNotLooser(
            List<PolicyLayer> layers, List<PolicyLayer> all, PolicyLayer more) {
        Policy before = new Policy(layers, DEFAULTS);
        Policy after = new Policy(all, DEFAULTS);
        for (Bound<?> bound : Bound.all()) {
            assertNotLooser(bound, before, after, more);
        }
        for (String name : NAMES) {
            for (Subject subject : Subject.values()) {
                if (before.judge(subject, name) instanceof Verdict.Refused) {
                    assertThat(after.judge(subject, name))
                            .as("%s %s of %s", subject, name, after)
                            .isInstanceOf(Verdict.Refused.class);
                }
            }
            for (Tier tier : Tier.values()) {
                if (before.judgeTool("pack", name, tier) instanceof Verdict.Refused
                        && mayNotReplace(Bound.TIER, layers, more)) {
                    assertThat(after.judgeTool("pack", name, tier))
                            .isInstanceOf(Verdict.Refused.class);
                }
            }
            for (Effect effect : Effect.values()) {
                if (mayNotReplace(Bound.of(effect), layers, more)
                        && !(names(more, effect) && more.source().replacesDefaults())) {
                    assertThat(after.judge(effect, name).disposition())
                            .as("%s of %s in %s, and not in %s", effect, name, after, before)
                            .isLessThanOrEqualTo(before.judge(effect, name).disposition());
                }
            }
        }
        if (before.judgeMemory(OptionalLong.empty()) instanceof Verdict.Refused) {
            assertThat(after.judgeMemory(OptionalLong.empty())).isInstanceOf(Verdict.Refused.class);
        }
    }

    private static <T> void assertNotLooser(
            Bound<T> bound, Policy before, Policy after, PolicyLayer more) {
        if (before.value(bound).isEmpty() || !mayNotReplace(bound, before.layers(), more)) {
            return;
        }
        assertThat(after.value(bound)).as(bound.text()).isPresent();
        T loosest = before.value(bound).orElseThrow();
        assertThat(bound.strictness().compare(after.value(bound).orElseThrow(), loosest))
                .as("%s: %s, where it was %s", bound.text(), after.value(bound), loosest)
                .isLessThanOrEqualTo(0);
    }

    /** Whether a layer has no default before it that it may put something else in the place of. */
    private static boolean mayNotReplace(
            Bound<?> bound, List<PolicyLayer> layers, PolicyLayer more) {
        return more.get(bound).isEmpty()
                || !more.source().replacesDefaults()
                || layers.stream()
                        .filter(layer -> layer.source().replacesDefaults())
                        .anyMatch(layer -> layer.get(bound).isPresent());
    }

    /** Whether a layer has a list of what is allowed that the subjects of an effect may be in. */
    private static boolean names(PolicyLayer layer, Effect effect) {
        return effect.named().flatMap(subject -> layer.get(ListKey.allowed(subject))).isPresent();
    }

    private static void assertOrderIsNothing(List<PolicyLayer> layers) {
        List<PolicyLayer> turned = new ArrayList<>(layers);
        Collections.reverse(turned);
        turned.addAll(layers);
        Policy one = new Policy(layers, DEFAULTS);
        Policy other = new Policy(turned, DEFAULTS);
        for (Bound<?> bound : Bound.all()) {
            assertThat(other.value(bound)).as(bound.text()).isEqualTo(one.value(bound));
        }
        for (String name : NAMES) {
            for (Subject subject : Subject.values()) {
                assertThat(other.judge(subject, name) instanceof Verdict.Refused)
                        .isEqualTo(one.judge(subject, name) instanceof Verdict.Refused);
            }
            for (Effect effect : Effect.values()) {
                assertThat(other.judge(effect, name).disposition())
                        .as("%s of %s", effect, name)
                        .isEqualTo(one.judge(effect, name).disposition());
            }
        }
    }

    private static PolicyLayer layer(Choices choices) {
        PolicyLayer layer =
                PolicyLayer.of(
                        new PolicySource(
                                "layer " + choices.below(100),
                                choices.of(
                                        Kind.DISTRIBUTION,
                                        Kind.FILE,
                                        Kind.ENVIRONMENT,
                                        Kind.WORKING_FOLDER,
                                        Kind.ROLE)));
        for (int left = choices.below(8); left > 0; left--) {
            layer = setting(layer, choices);
        }
        return layer;
    }

    private static PolicyLayer setting(PolicyLayer layer, Choices choices) {
        return switch (choices.below(6)) {
            case 0 -> layer.with(Bound.TIER, choices.of(Tier.values()));
            case 1 -> layer.with(Bound.APPROVAL, choices.flip());
            case 2 -> layer.with(Bound.MEMORY_MAX, (long) choices.below(200));
            case 3 ->
                    layer.with(
                            Bound.of(choices.of(Effect.values())),
                            choices.of(Disposition.values()));
            case 4 -> layer.withPatterns(ListKey.allowed(subject(choices)), patterns(choices));
            default -> layer.withPatterns(ListKey.denied(subject(choices)), patterns(choices));
        };
    }

    private static Subject subject(Choices choices) {
        return choices.of(Subject.values());
    }

    private static List<String> patterns(Choices choices) {
        List<String> patterns = new ArrayList<>();
        for (int left = choices.below(4); left > 0; left--) {
            patterns.add(choices.of(PATTERNS));
        }
        return patterns;
    }
}
