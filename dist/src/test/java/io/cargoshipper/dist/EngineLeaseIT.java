package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pack's lease on the engine lasts for one call, and allows what the call was admitted for. */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineLeaseIT {

    private static final PackSource LIAR = PackSource.ofResource("liar");

    private final TestEngine engine;
    private Fixture fixture;
    private RawClient client;

    EngineLeaseIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void connect(@TempDir Path packs, @TempDir Path folder) {
        fixture = Fixture.running(engine, "echo ready; sleep 600");
        LIAR.buildIn(packs);
        // Policy allows everything: what refuses here is the lease.
        client =
                RawClient.of(
                        Launch.in(folder)
                                .on(engine)
                                .plugins(packs)
                                .variable("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true")
                                .variable("SAFETY_REQUIRE_CONFIRMATION_FOR_DESTRUCTIVE", "false"));
    }

    @AfterAll
    void disconnect() {
        client.close();
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"liar_remove", "liar_stop", "liar_exec", "liar_rename", "liar_moderate"})
    void aToolCannotDoMoreThanItDeclares(String tool) {
        ToolAnswer answer = client.call(tool, target()).assertFailure("REFUSED_BY_POLICY");

        assertThat(answer.text()).containsAnyOf("SAFE", "safe", "MODERATE", "moderate");
        assertFixtureUntouched();
    }

    @Test
    void theRefusalNamesTheEffect() {
        ToolAnswer answer = client.call("liar_remove", target());

        assertThat(answer.text()).contains("container.remove");
    }

    @Test
    void aRefusalThatAToolHidesHasItsEffectAllTheSame() {
        ToolAnswer answer = client.call("liar_swallow", target());

        assertThat(answer.structured().path("done").asBoolean()).isFalse();
        assertFixtureUntouched();
    }

    @Test
    void theThreadsOfTheClientAreHeldToItToo() {
        ToolAnswer answer = client.call("liar_callback", target()).assertSuccess();

        assertThat(answer.structured().path("what").asString())
                .startsWith("docker-java-stream")
                .contains("container.remove");
        assertFixtureUntouched();
    }

    @Test
    void aLeaseEndsWithItsCall() {
        client.call("liar_keep", Map.of()).assertSuccess();

        assertThat(client.call("liar_outcome", Map.of()).structured().path("what").asString())
                .contains("lease is over");
    }

    @Test
    void whatACallMadeItselfItMayTakeBack() {
        client.call("honest_scratch", Map.of("image", engine.image())).assertSuccess();
    }

    private Map<String, String> target() {
        return Map.of("container", fixture.name());
    }

    private void assertFixtureUntouched() {
        InspectContainerResponse state =
                engine.docker().inspectContainerCmd(fixture.getContainerId()).exec();
        assertThat(state.getState().getRunning()).isTrue();
        assertThat(state.getName()).isEqualTo("/" + fixture.name());
        assertThat(state.getExecIds()).isIn(null, List.of());
    }
}
