package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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
                                "code 137 tells of SIGKILL: it probably did not end within the"
                                        + " timeout"));
        assertThat(engine.requests()).contains(STOP + "?t=5");
    }

    @Test
    void saysThatMemoryRanOut() {
        engine.answer(Described.INSPECT, 200, Described.RUNNING)
                .answer(STOP, 204, "")
                .answer(
                        Described.INSPECT_ID,
                        200,
                        Described.exited(137)
                                .replace("\"ExitCode\"", "\"OOMKilled\": true, \"ExitCode\""));
        assertThat(tool.stop(stop(5), FakeCall.ofSeconds(30), engine.client()).note())
                .contains(
                        "code 137 tells of SIGKILL; the engine notes that memory ran out (OOMKilled)");
    }

    @Test
    void takesTheStateOfPodmanForAnEnd() {
        engine.answer(Described.INSPECT, 200, Described.RUNNING)
                .answer(STOP, 204, "")
                .answer(
                        Described.INSPECT_ID,
                        200,
                        Described.exited(0).replace("\"exited\"", "\"stopped\""));
        assertThat(tool.stop(stop(5), FakeCall.ofSeconds(30), engine.client()))
                .isEqualTo(outcome(true, "stopped", 0L, null));
    }

    @Test
    void refusesToStopWhatWouldBeRemoved() {
        engine.answer(Described.INSPECT, 200, Described.removedAtEnd(Described.RUNNING));
        assertThatThrownBy(() -> tool.stop(stop(5), FakeCall.ofSeconds(30), engine.client()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                .hasMessageContaining("made with --rm: stopping it would delete it")
                .hasMessageContaining("docker_remove_container with force=true");
        assertThat(engine.requests()).containsExactly(Described.INSPECT);
    }

    @Test
    void restartsWhatWouldBeRemovedByAStop() {
        engine.answer(Described.INSPECT, 200, Described.removedAtEnd(Described.RUNNING))
                .answer(RESTART, 204, "")
                .answer(Described.INSPECT_ID, 200, Described.RUNNING);
        assertThat(tool.restart(stop(5), FakeCall.ofSeconds(30), engine.client()))
                .isEqualTo(outcome(true, "running", null, null));
    }

    @Test
    void saysThatAContainerIsGoneAfterItsStart() {
        engine.answer(Described.INSPECT, 200, Described.removedAtEnd(Described.exited(0)))
                .answer(START, 204, "");
        assertThat(start())
                .isEqualTo(
                        outcome(
                                true,
                                "removed",
                                null,
                                "it has ended and was removed, since it was made with --rm"));
    }

    @Test
    void saysThatAContainerIsGoneAfterItsStop() {
        engine.answer(Described.INSPECT, 200, Described.RUNNING)
                .answer(STOP, 204, "")
                .answer(RESTART, 204, "");
        Outcome gone = outcome(true, "removed", null, "it is gone: somebody removed it meanwhile");
        assertThat(tool.stop(stop(5), FakeCall.ofSeconds(30), engine.client())).isEqualTo(gone);
        assertThat(tool.restart(stop(5), FakeCall.ofSeconds(30), engine.client())).isEqualTo(gone);
    }

    @Test
    void doesNotWaitForEverForTheEngine() {
        engine.answer(Described.INSPECT, 200, Described.RUNNING).stream(
                        STOP, 204, ContainerLifecycleTest::never)
                .answer(Described.INSPECT_ID, 200, Described.RUNNING);
        assertThatThrownBy(() -> tool.stop(stop(0), FakeCall.ofSeconds(3), engine.client()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED))
                .hasMessageContaining("the state of container 'web' is running now");
    }

    @Test
    void waitsAsLongAsTheTimeoutAllows() {
        assertThat(EngineChange.limit(1, Duration.ofSeconds(330)))
                .isEqualTo(Duration.ofSeconds(21));
        assertThat(EngineChange.limit(300, Duration.ofSeconds(310)))
                .isEqualTo(Duration.ofSeconds(308));
    }

    private static InputStream never() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("interrupted");
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

    private Outcome start() {
        return tool.start(new OneContainer("web"), engine.client());
    }

    private static ContainerLifecycle.Stop stop(int timeout) {
        return new ContainerLifecycle.Stop("web", timeout);
    }

    private static Outcome outcome(boolean changed, String state, Long exitCode, String note) {
        return new Outcome(
                "0123456789ab",
                "web",
                changed,
                state,
                Optional.ofNullable(exitCode),
                Optional.ofNullable(note));
    }
}
