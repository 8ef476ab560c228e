package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RemoveContainerTest {

    private static final String REMOVE = "DELETE /containers/" + Described.ID;
    private static final String ANONYMOUS = "ab".repeat(32);

    private final RemoveContainer tool = new RemoveContainer();

    @Test
    void saysToStopARunningContainerFirst() {
        FakeEngine engine = new FakeEngine().answer(Described.INSPECT, 200, Described.RUNNING);
        assertThatThrownBy(() -> tool.remove(arguments(false, false), engine.client()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                .hasMessageContaining("docker_stop_container")
                .hasMessageContaining("force=true");
        assertThat(engine.requests()).containsExactly(Described.INSPECT);
    }

    @Test
    void removesAndTellsWhichVolumesWentToo() {
        FakeEngine engine =
                new FakeEngine()
                        .answer(Described.INSPECT, 200, Described.RUNNING)
                        .answer(REMOVE, 204, "");
        assertThat(tool.remove(arguments(true, true), engine.client()))
                .isEqualTo(new RemoveContainer.Removed("0123456789ab", "web", List.of(ANONYMOUS)));
        assertThat(engine.requests().get(1)).contains("v=true", "force=true");
    }

    @Test
    void doesNotTellOfVolumesThatStayed() {
        FakeEngine engine =
                new FakeEngine()
                        .answer(Described.INSPECT, 200, Described.RUNNING)
                        .answer(REMOVE, 204, "")
                        .answer("GET /volumes/" + ANONYMOUS, 200, "{\"Name\": \"kept\"}");
        assertThat(tool.remove(arguments(true, true), engine.client()).volumes()).isEmpty();

        FakeEngine broken =
                new FakeEngine()
                        .answer(Described.INSPECT, 200, Described.RUNNING)
                        .answer(REMOVE, 204, "")
                        .answer("GET /volumes/" + ANONYMOUS, 500, "{\"message\": \"broken\"}");
        assertThat(tool.remove(arguments(true, true), broken.client()).volumes()).isEmpty();
    }

    @Test
    void keepsVolumesUnlessAsked() {
        FakeEngine engine =
                new FakeEngine()
                        .answer(Described.INSPECT, 200, Described.exited(0))
                        .answer(REMOVE, 204, "");
        assertThat(tool.remove(arguments(false, false), engine.client()).volumes()).isEmpty();
        assertThat(engine.requests().get(1)).doesNotContain("true");
    }

    @Test
    void plansWhatItWillRemove() {
        FakeEngine engine = new FakeEngine().answer(Described.INSPECT, 200, Described.RUNNING);
        assertThat(tool.plan(arguments(true, true), engine.client()).steps())
                .containsExactly(
                        step("container", Described.ID, "web"),
                        step("volume", ANONYMOUS, ANONYMOUS));
        assertThat(tool.plan(arguments(true, false), engine.client()).steps())
                .containsExactly(step("container", Described.ID, "web"));
    }

    private static Plan.Step step(String kind, String id, String name) {
        return new Plan.Step("remove", kind, id, name, OptionalLong.empty());
    }

    private static RemoveContainer.Arguments arguments(boolean force, boolean volumes) {
        return new RemoveContainer.Arguments("web", force, volumes);
    }
}
