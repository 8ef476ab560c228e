package io.cargoshipper.host.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.guard.effect.Inspectors;
import io.cargoshipper.host.engine.guard.effect.MountView;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.ListKey;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import io.cargoshipper.host.policy.Subject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that are made on the engine, under names that policy allows. */
class LocalImageTest {

    private static final GuardRules RULES =
            new GuardRules(EndpointTable.bundled(), new Inspectors(), MountView.elsewhere());

    private final StockedEngine engine = Stock.engine();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/build?t=shop",
                "/commit?container=web&repo=shop",
                "/images/create?fromSrc=-&repo=shop",
                "/images/load"
            })
    void areAskedAboutWhereAListSaysWhichImagesThereMayBe(String target) {
        for (PolicyLayer limited :
                List.of(
                        layer().withPatterns(ListKey.allowed(Subject.IMAGES), List.of("shop")),
                        layer().withPatterns(ListKey.denied(Subject.IMAGES), List.of("evil")),
                        layer().withPatterns(
                                        ListKey.allowed(Subject.REGISTRIES), List.of("docker.io")),
                        layer().with(Bound.DIGEST_REQUIRED, true))) {
            assertThatThrownBy(() -> execute(limited, target))
                    .isInstanceOfSatisfying(
                            ToolException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.APPROVAL_REQUIRED))
                    .hasMessageContaining("local-image")
                    .hasMessageContaining("policy.effects.local-image");
            assertThat(engine.changes()).isEmpty();
            execute(limited.with(Bound.of(Effect.LOCAL_IMAGE), Disposition.NOTE), target);
            assertThat(engine.changes()).hasSize(1);
            engine.changes().clear();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/build?t=shop", "/commit?container=web", "/images/load"})
    void areNotedWhereNoneDoes(String target) {
        execute(layer(), target);
        execute(layer().with(Bound.DIGEST_REQUIRED, false), target);
        execute(layer().withPatterns(ListKey.denied(Subject.IMAGES), List.of()), target);
        assertThat(engine.changes()).hasSize(3);
        assertThatThrownBy(
                        () ->
                                execute(
                                        layer().with(
                                                        Bound.of(Effect.LOCAL_IMAGE),
                                                        Disposition.DENY),
                                        target))
                .hasMessageContaining("local-image");
    }

    private void execute(PolicyLayer layer, String target) {
        Policy policy = new Policy(List.of(layer), Policy.BUILT_IN.defaults());
        new GuardedHttpClient(
                        RULES, CallRights.of(Tier.DESTRUCTIVE, policy), decision -> {}, engine)
                .execute(Request.builder().method("POST").path(target).build())
                .close();
    }

    private static PolicyLayer layer() {
        return PolicyLayer.of(new PolicySource("test.conf", PolicySource.Kind.FILE));
    }
}
