package io.cargoshipper.host.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.guard.effect.Inspectors;
import io.cargoshipper.host.engine.guard.effect.MountView;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of requests: what the guard finds in them, and what policy lets pass. */
class EffectsTest {

    private static final GuardRules RULES =
            new GuardRules(EndpointTable.bundled(), new Inspectors(), MountView.elsewhere());

    private final StockedEngine engine = Stock.engine();
    private final List<GuardDecision> decisions = new ArrayList<>();

    static Stream<Arguments> requests() {
        return Published.lines("effects.tsv").stream()
                .map(line -> Arguments.of(line[0], line[1], line[2]));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void findsEffects(String line, String body, String effects) {
        run(line, body, Policy.BUILT_IN);
        assertThat(found()).containsExactlyInAnyOrderElementsOf(expected(effects));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void refusesByDefaultWhatIsNotNoted(String line, String body, String effects) {
        List<Effect> unusual = unusual(effects);
        if (unusual.isEmpty()) {
            assertThat(run(line, body, Policy.BUILT_IN)).isNull();
            assertThat(engine.changes().size() + engine.reads().size()).isPositive();
            return;
        }
        ToolException refusal = run(line, body, Policy.BUILT_IN);
        assertThat(engine.changes()).isEmpty();
        assertThat(refusal).isNotNull();
        boolean denied =
                unusual.stream().anyMatch(effect -> effect.byDefault() == Disposition.DENY);
        assertThat(refusal.code())
                .isEqualTo(denied ? ErrorCode.REFUSED_BY_POLICY : ErrorCode.APPROVAL_REQUIRED);
        assertThat(decisions.get(0).needsApproval()).isEqualTo(!denied);
        unusual.forEach(
                effect ->
                        assertThat(refusal)
                                .hasMessageContaining(effect.text())
                                .hasMessageContaining("policy.effects." + effect.text()));
    }

    /** With the rule of its own effects it passes, and lacking one of them it does not. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void passesWhenPolicyAllowsItsEffectsAndOnlyThen(String line, String body, String effects) {
        Set<Effect> unusual = Set.copyOf(unusual(effects));
        assertThat(run(line, body, noting(unusual))).isNull();
        for (Effect missing : unusual) {
            Set<Effect> others =
                    unusual.stream()
                            .filter(effect -> effect != missing)
                            .collect(Collectors.toSet());
            assertThat(run(line, body, noting(others))).hasMessageContaining(missing.text());
        }
        Set<Effect> none =
                Stream.of(Effect.values())
                        .filter(effect -> !unusual.contains(effect))
                        .collect(Collectors.toSet());
        // What a container has may be used again where it may be given to one.
        if (!unusual.isEmpty() && !unusual.contains(Effect.PRIVILEGED_CONTAINER)) {
            assertThat(run(line, body, noting(none))).isNotNull();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void asksNothingOfTheEngineForACallThatOnlyReads(String line, String body, String effects) {
        boolean reads = line.endsWith("/wait");
        ToolException refusal = run(line, body, Policy.BUILT_IN, Tier.SAFE);
        assertThat(refusal == null).isEqualTo(reads);
        assertThat(engine.reads()).isEmpty();
    }

    private ToolException run(String line, String body, Policy policy) {
        return run(line, body, policy, Tier.DESTRUCTIVE);
    }

    /** Null when it passed. */
    private ToolException run(String line, String body, Policy policy, Tier cap) {
        int space = line.indexOf(' ');
        Request.Builder request =
                Request.builder()
                        .method(line.substring(0, space))
                        .path(escaped(line.substring(space + 1)));
        if (!body.isEmpty()) {
            request.putHeader("Content-Type", "application/json")
                    .bodyBytes(json(body).getBytes(StandardCharsets.UTF_8));
        }
        GuardedHttpClient client =
                new GuardedHttpClient(RULES, CallRights.of(cap, policy), decisions::add, engine);
        try {
            client.execute(request.build()).close();
            return null;
        } catch (ToolException e) {
            return e;
        }
    }

    private List<String> found() {
        return decisions.get(0).effects().stream()
                .map(
                        judged ->
                                judged.subject().isEmpty()
                                        ? judged.effect().text()
                                        : judged.effect().text() + ":" + judged.subject())
                .toList();
    }

    private static List<String> expected(String effects) {
        return effects.isEmpty()
                ? List.of()
                : Arrays.stream(effects.replace("\\\\", "\\").split(" \\+ ", -1)).toList();
    }

    /** Those that policy does not let pass unasked. */
    private static List<Effect> unusual(String effects) {
        return expected(effects).stream()
                .map(text -> text.split(":", 2)[0].toUpperCase(Locale.ROOT).replace('-', '_'))
                .map(Effect::valueOf)
                .filter(effect -> effect.byDefault().compareTo(Disposition.NOTE) < 0)
                .distinct()
                .toList();
    }

    private static Policy noting(Set<Effect> effects) {
        PolicyLayer layer = PolicyLayer.of(new PolicySource("test.conf", PolicySource.Kind.FILE));
        for (Effect effect : effects) {
            layer = layer.with(Bound.of(effect), Disposition.NOTE);
        }
        return new Policy(List.of(layer), Policy.BUILT_IN.defaults());
    }

    private static String escaped(String target) {
        return target.replace("{", "%7B").replace("}", "%7D");
    }

    private static String json(String body) {
        String whole =
                body.startsWith("{C=")
                        ? "{'Image':'app','User':'1','HostConfig':{%s}}"
                                .formatted(body.substring(3, body.length() - 1))
                        : body;
        return whole.replace('\'', '"');
    }
}
