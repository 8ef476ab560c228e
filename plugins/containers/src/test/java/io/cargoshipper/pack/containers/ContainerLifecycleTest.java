package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerLifecycleTest {

    private static final String START = "POST /containers/" + Described.ID + "/start";
    private static final String STOP = "POST /containers/" + Described.ID + "/stop";
    private static final String RESTART = "POST /containers/" + Described.ID + "/restart";

    private final ContainerLifecycle tool = new ContainerLifecycle();
    private final FakeEngine engine = new FakeEngine();

    @Test
    void starts() {
        engine.answer(Described.INSPECT, 200, Described.exited(0))
                .answer(START, 204, "")
                .answer(Described.INSPECT_ID, 200, Described.RUNNING);
        assertThat(start()).isEqualTo(outcome(true, "running", null, null));
    }

    @Test
    void saysThatAContainerEndedAtOnce() {
        engine.answer(Described.INSPECT, 200, Described.exited(0))
                .answer(START, 204, "")
                .answer(Described.INSPECT_ID, 200, Described.exited(3));
        assertThat(start())
                .isEqualTo(
                        outcome(true, "exited", 3L, "it ended at once with code 3: see its logs"));
    }

    @Test
    void leavesARunningContainerAlone() {
        engine.answer(Described.INSPECT, 200, Described.RUNNING);
        assertThat(start()).isEqualTo(outcome(false, "running", null, "it was running already"));
        assertThat(engine.requests()).containsExactly(Described.INSPECT);
    }

    @Test
    void changesNothingWhenSomebodyElseWasFaster() {
        engine.answer(Described.INSPECT, 200, Described.exited(0))
                .answer(START, 304, "")
                .answer(Described.INSPECT_ID, 200, Described.RUNNING);
        assertThat(start().changed()).isFalse();
    }

    @Test
    void stops() {
        engine.answer(Described.INSPECT, 200, Described.RUNNING)
                .answer(STOP, 204, "")
                .answer(Described.INSPECT_ID, 200, Described.exited(137));
        assertThat(tool.stop(stop(5), FakeCall.ofSeconds(30), engine.client()))
                .isEqualTo(
                        outcome(
                                true,
                                "exited",
                                137L,
                                "it did not end within the timeout and was killed"));
        assertThat(engine.requests()).contains(STOP + "?t=5");
    }

    @Test
    void leavesAStoppedContainerAlone() {
        engine.answer(Described.INSPECT, 200, Described.exited(0));
        assertThat(tool.stop(stop(5), FakeCall.ofSeconds(30), engine.client()))
                .isEqualTo(outcome(false, "exited", 0L, "it was not running"));
    }

    @Test
    void restarts() {
        engine.answer(Described.INSPECT, 200, Described.RUNNING)
                .answer(RESTART, 204, "")
                .answer(Described.INSPECT_ID, 200, Described.RUNNING);
        assertThat(tool.restart(stop(5), FakeCall.ofSeconds(30), engine.client()))
                .isEqualTo(outcome(true, "running", null, null));
        assertThat(engine.requests()).contains(RESTART + "?t=5");
    }

    @Test
    void refusesAStopThatCannotEndWithinTheCall() {
        engine.answer(Described.INSPECT, 200, Described.RUNNING);
        assertThatThrownBy(() -> tool.stop(stop(100), FakeCall.ofSeconds(30), engine.client()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageStartingWith("timeout: 100 s is longer than this call may take");
        assertThat(engine.requests()).containsExactly(Described.INSPECT);
    }

    private ContainerLifecycle.Outcome start() {
        return tool.start(new ContainerLifecycle.Start("web"), engine.client());
    }

    private static ContainerLifecycle.Stop stop(int timeout) {
        return new ContainerLifecycle.Stop("web", timeout);
    }

    private static ContainerLifecycle.Outcome outcome(
            boolean changed, String state, Long exitCode, String note) {
        return new ContainerLifecycle.Outcome(
                "0123456789ab",
                "web",
                changed,
                state,
                Optional.ofNullable(exitCode),
                Optional.ofNullable(note));
    }
}
