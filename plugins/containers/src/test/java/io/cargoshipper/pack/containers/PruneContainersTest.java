package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.Plan;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.Planned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PruneContainersTest {

    private static final String LIST = "GET /containers/json";

    private static final String CONTAINERS =
            """
            [{"Id": "aaaaaaaaaaaaaaaa", "Names": ["/web"], "State": "running", "Created": 10},
             {"Id": "bbbbbbbbbbbbbbbb", "Names": ["/old"], "State": "exited", "Created": 10,
              "SizeRw": 100, "Labels": {"env": "test"}},
             {"Id": "cccccccccccccccc", "Names": ["/made"], "State": "created", "Created": 20},
             {"Id": "dddddddddddddddd", "Names": ["/frozen"], "State": "paused", "Created": 10}]
            """;

    private final PruneContainers tool = new PruneContainers();
    private final FakeEngine engine = new FakeEngine().answer(LIST, 200, CONTAINERS);

    @Test
    void removesWhatDoesNotRun() {
        engine.answer("DELETE /containers/bbbbbbbbbbbbbbbb", 204, "")
                .answer("DELETE /containers/cccccccccccccccc", 204, "");
        FakeCall call = FakeCall.ofSeconds(60);
        assertThat(tool.prune(all(), call, engine.client()))
                .isEqualTo(
                        new PruneContainers.Pruned(
                                List.of("made", "old"),
                                2,
                                Optional.of(100L),
                                List.of(),
                                Optional.empty()));
        assertThat(call.reports()).hasSize(2);
        assertThat(engine.requests())
                .noneMatch(request -> request.contains("aaaa") || request.contains("dddd"));
    }

    @Test
    void goesOnWhenOneCannotBeRemoved() {
        engine.answer("DELETE /containers/bbbbbbbbbbbbbbbb", 204, "")
                .answer(
                        "DELETE /containers/cccccccccccccccc",
                        409,
                        "{\"message\": \"it was started\"}");
        PruneContainers.Pruned pruned = tool.prune(all(), FakeCall.ofSeconds(60), engine.client());
        assertThat(pruned.removed()).containsExactly("old");
        assertThat(pruned.kept()).containsExactly("made: it was started");
    }

    @Test
    void plansWhatItRemoves() {
        Plan plan =
                tool.plan(
                        new PruneContainers.Arguments(Map.of("label", List.of("env=test"))),
                        engine.client());
        assertThat(plan.steps())
                .containsExactly(
                        new Plan.Step(
                                "remove",
                                "container",
                                "bbbbbbbbbbbbbbbb",
                                "old",
                                OptionalLong.of(100)));
    }

    @Test
    void removesWhatItPlanned() {
        engine.answer("DELETE /containers/bbbbbbbbbbbbbbbb", 204, "")
                .answer("DELETE /containers/cccccccccccccccc", 204, "");
        Plan plan = tool.plan(all(), engine.client());
        tool.prune(all(), FakeCall.ofSeconds(60), engine.client());
        Planned.assertHeldTo(plan, engine);
        assertThat(Planned.removed(engine)).hasSize(2);
    }

    @Test
    void knowsItsFilters() {
        assertThatThrownBy(() -> new PruneContainers.Arguments(Map.of("name", List.of("x"))))
                .hasMessage("filters: unknown name; known: label, label!, until");
    }

    private static PruneContainers.Arguments all() {
        return new PruneContainers.Arguments(Map.of());
    }
}
