package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.Planned;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoveContainerTest {

    private static final String REMOVE = "DELETE /containers/" + Described.ID;
    private static final String ANONYMOUS = "ab".repeat(32);

    /** Two containers that mount one volume. */
    private static final String USERS =
            """
            [{"Id": "%s", "Names": ["/web"], "State": "running",
              "Mounts": [{"Type": "volume", "Name": "%s"}]},
             {"Id": "2", "Names": ["/old"], "State": "exited",
              "Mounts": [{"Type": "volume", "Name": "%s"}]}]
            """
                    .formatted(Described.ID, ANONYMOUS, ANONYMOUS);

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
        FakeEngine engine = planned(Described.RUNNING, "[]").answer(REMOVE, 204, "");
        Plan plan = tool.plan(arguments(true, true), engine.client());
        assertThat(plan.steps())
                .containsExactly(
                        step("container", Described.ID, "web", OptionalLong.of(77)),
                        step("volume", ANONYMOUS, ANONYMOUS, OptionalLong.empty()));
        assertThat(engine.requests()).contains(Described.INSPECT_ID + "?size=true");
        tool.remove(arguments(true, true), engine.client());
        Planned.assertHeldTo(plan, engine);
        assertThat(volumes(tool.plan(arguments(true, false), engine.client()))).isEmpty();
    }

    @Test
    void doesNotPlanWhatItWouldRefuse() {
        FakeEngine engine = planned(Described.RUNNING, USERS);
        assertThatThrownBy(() -> tool.plan(arguments(false, false), engine.client()))
                .hasMessageContaining("container 'web' is running; stop it first");
        assertThatThrownBy(
                        () ->
                                tool.plan(
                                        new RemoveContainer.Arguments("wev", true, false),
                                        engine.client()))
                .hasMessageContaining("did you mean 'web'?");
    }

    @Test
    void aVolumeThatAnotherContainerMountsIsNotPlanned() {
        FakeEngine engine =
                planned(Described.RUNNING, USERS.replace("/old", "/web"))
                        .answer("GET /containers/json", 200, USERS);
        assertThat(volumes(tool.plan(arguments(true, true), engine.client())))
                .containsExactly(ANONYMOUS);
        assertThat(volumes(tool.plan(arguments(true, true), engine.client()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Binds\": [\"%s:/tmp\"]",
                "\"Mounts\": [{\"Type\": \"volume\", \"Source\": \"%s\", \"Target\": \"/tmp\"}]"
            })
    void aVolumeThatWasNamedStays(String mounted) {
        FakeEngine engine =
                planned(
                        Described.RUNNING.replaceFirst(
                                "\"Config\"",
                                "\"HostConfig\": {%s}, \"Config\""
                                        .formatted(mounted.formatted(ANONYMOUS))),
                        "[]");
        assertThat(volumes(tool.plan(arguments(true, true), engine.client()))).isEmpty();
    }

    private static FakeEngine planned(String container, String containers) {
        return new FakeEngine()
                .answer(Described.INSPECT, 200, container)
                .answer(
                        Described.INSPECT_ID,
                        200,
                        container.replaceFirst("\"Name\"", "\"SizeRw\": 77, \"Name\""))
                .answer("GET /containers/json", 200, containers);
    }

    private static List<String> volumes(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.kind().equals("volume"))
                .map(Plan.Step::id)
                .toList();
    }

    private static Plan.Step step(String kind, String id, String name, OptionalLong size) {
        return new Plan.Step("remove", kind, id, name, size);
    }

    private static RemoveContainer.Arguments arguments(boolean force, boolean volumes) {
        return new RemoveContainer.Arguments("web", force, volumes);
    }
}
