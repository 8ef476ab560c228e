package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KillContainerTest {

    private static final String KILL = "POST /containers/" + Described.ID + "/kill";

    private final KillContainer tool = new KillContainer();
    private final FakeEngine engine = new FakeEngine();

    @ParameterizedTest
    @CsvSource({"SIGKILL, KILL", "sigterm, TERM", "usr1, USR1", "RTMIN+3, RTMIN+3", "9, 9"})
    void sendsTheSignal(String given, String sent) {
        engine.answer(Described.INSPECT, 200, Described.RUNNING)
                .answer(KILL, 204, "")
                .answer(Described.INSPECT_ID, 200, Described.exited(137));
        Outcome outcome = kill(given);
        assertThat(outcome.exitCode()).contains(137L);
        assertThat(outcome.note()).isEmpty();
        assertThat(engine.requests()).contains(KILL + "?signal=" + sent);
    }

    @Test
    void saysThatASignalNeedNotHaveBeenActedOn() {
        engine.answer(Described.INSPECT, 200, Described.RUNNING)
                .answer(KILL, 204, "")
                .answer(Described.INSPECT_ID, 200, Described.RUNNING);
        assertThat(kill("TERM").note().orElseThrow()).contains("docker_wait_container");
        assertThat(kill("WINCH").note()).isEmpty();
    }

    @Test
    void saysThatAPausedOneWasUnpausedOrGetsTheSignalLater() {
        engine.answer(Described.INSPECT, 200, Described.PAUSED)
                .answer(KILL, 204, "")
                .answer(Described.INSPECT_ID, 200, Described.RUNNING)
                .answer(Described.INSPECT_ID, 200, Described.PAUSED);
        assertThat(kill("HUP").note().orElseThrow()).contains("it was unpaused");
        assertThat(kill("HUP").note().orElseThrow()).contains("when it is unpaused");
    }

    @Test
    void killingOneThatHasEndedChangesNothing() {
        engine.answer(Described.INSPECT, 200, Described.exited(0));
        Outcome outcome = kill("SIGKILL");
        assertThat(outcome.changed()).isFalse();
        assertThat(outcome.note()).contains("it was not running");
    }

    @Test
    void noOtherSignalReachesOneThatHasEnded() {
        engine.answer(Described.INSPECT, 200, Described.exited(0));
        assertThat(Refused.with(ErrorCode.CONFLICT, () -> kill("HUP")))
                .isEqualTo("container 'web' is exited, so there is no process to signal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGKILL", "TERM", "HUP", "10"})
    void endsNoneThatTheEngineWouldRemove(String signal) {
        engine.answer(Described.INSPECT, 200, Described.removedAtEnd(Described.RUNNING));
        assertThat(Refused.with(ErrorCode.CONFLICT, () -> kill(signal)))
                .contains("made with --rm", "docker_remove_container with force=true");
        assertThat(engine.requests()).containsExactly(Described.INSPECT);
    }

    @Test
    void aSignalThatEndsNothingReachesAnyOne() {
        engine.answer(Described.INSPECT, 200, Described.removedAtEnd(Described.RUNNING))
                .answer(KILL, 204, "")
                .answer(Described.INSPECT_ID, 200, Described.RUNNING);
        assertThat(kill("SIGWINCH").state()).isEqualTo("running");
    }

    private Outcome kill(String signal) {
        return tool.kill(new KillContainer.Arguments("web", signal), engine.client());
    }
}
