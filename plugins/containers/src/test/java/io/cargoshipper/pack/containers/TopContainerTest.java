package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopContainerTest {

    private static final String TOP = "GET /containers/" + Described.ID + "/top";

    private final TopContainer tool = new TopContainer();
    private final FakeEngine engine =
            new FakeEngine().answer(Described.INSPECT, 200, Described.RUNNING);

    @Test
    void showsWhatPsShows() {
        engine.answer(
                TOP,
                200,
                """
                {"Titles": ["PID", "CMD"], "Processes": [["1", "sh"], ["7", "sleep 1"]]}
                """);
        TopContainer.Processes processes = top(Optional.of("-eo pid,args"));
        assertThat(processes.titles()).containsExactly("PID", "CMD");
        assertThat(processes.processes())
                .containsExactly(List.of("1", "sh"), List.of("7", "sleep 1"));
        assertThat(processes.total()).isEqualTo(2);
        assertThat(processes.truncated()).isFalse();
        assertThat(engine.requests()).contains(TOP + "?ps_args=-eo pid,args");
    }

    @Test
    void cutsLongCommandsAndLongLists() {
        String row = "[\"1\", \"%s\"]".formatted("x".repeat(1000));
        engine.answer(
                TOP,
                200,
                "{\"Titles\": [\"PID\", \"CMD\"], \"Processes\": [%s]}"
                        .formatted(String.join(",", Collections.nCopies(500, row))));
        TopContainer.Processes processes = top(Optional.empty());
        assertThat(processes.total()).isEqualTo(500);
        assertThat(processes.truncated()).isTrue();
        assertThat(processes.processes()).hasSizeBetween(90, 110);
        assertThat(processes.processes().get(0).get(1)).hasSize(300).endsWith("…");
    }

    @Test
    void oneThatHasEndedHasNoProcesses() {
        FakeEngine other = new FakeEngine().answer(Described.INSPECT, 200, Described.exited(0));
        assertThat(
                        Refused.with(
                                ErrorCode.CONFLICT,
                                () ->
                                        tool.top(
                                                new TopContainer.Arguments("web", Optional.empty()),
                                                other.client())))
                .isEqualTo("container 'web' is exited and has no processes");
    }

    @Test
    void optionsThatPsRefusesAreTheCallersFault() {
        engine.answer(TOP, 500, "{\"message\": \"ps: unknown option\"}");
        assertThat(Refused.with(ErrorCode.INVALID_ARGUMENT, () -> top(Optional.of("--no"))))
                .startsWith("ps --no failed on the engine's machine: ps: unknown option")
                .contains("PID");
    }

    @Test
    void aFailureOfItsOwnIsTheEngines() {
        engine.answer(TOP, 500, "{\"message\": \"no ps here\"}");
        assertThat(Refused.with(ErrorCode.ENGINE_ERROR, () -> top(Optional.empty())))
                .isEqualTo("ps -ef failed on the engine's machine: no ps here");
    }

    private TopContainer.Processes top(Optional<String> options) {
        return tool.top(new TopContainer.Arguments("web", options), engine.client());
    }
}
