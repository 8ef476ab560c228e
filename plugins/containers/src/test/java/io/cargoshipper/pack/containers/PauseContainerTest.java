package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeEngine;
import org.junit.jupiter.api.Test;

class PauseContainerTest {

    private static final String PAUSE = "POST /containers/" + Described.ID + "/pause";
    private static final String UNPAUSE = "POST /containers/" + Described.ID + "/unpause";
    private static final OneContainer WEB = new OneContainer("web");

    private final PauseContainer tool = new PauseContainer();
    private final FakeEngine engine = new FakeEngine();

    @Test
    void pauses() {
        engine.answer(Described.INSPECT, 200, Described.RUNNING)
                .answer(PAUSE, 204, "")
                .answer(Described.INSPECT_ID, 200, Described.PAUSED);
        Outcome outcome = tool.pause(WEB, engine.client());
        assertThat(outcome.changed()).isTrue();
        assertThat(outcome.state()).isEqualTo("paused");
    }

    @Test
    void leavesAPausedOneAsItIs() {
        engine.answer(Described.INSPECT, 200, Described.PAUSED);
        Outcome outcome = tool.pause(WEB, engine.client());
        assertThat(outcome.changed()).isFalse();
        assertThat(outcome.note()).contains("it was paused already");
        assertThat(engine.requests()).containsExactly(Described.INSPECT);
    }

    @Test
    void pausesNoneThatDoesNotRun() {
        engine.answer(Described.INSPECT, 200, Described.exited(0));
        assertThat(Refused.with(ErrorCode.CONFLICT, () -> tool.pause(WEB, engine.client())))
                .isEqualTo("container 'web' is exited; only a running one can be paused");
    }

    @Test
    void unpauses() {
        engine.answer(Described.INSPECT, 200, Described.PAUSED)
                .answer(UNPAUSE, 204, "")
                .answer(Described.INSPECT_ID, 200, Described.RUNNING);
        Outcome outcome = tool.unpause(WEB, engine.client());
        assertThat(outcome.changed()).isTrue();
        assertThat(outcome.state()).isEqualTo("running");
    }

    @Test
    void unpausesNoneThatIsNotPaused() {
        engine.answer(Described.INSPECT, 200, Described.RUNNING);
        Outcome outcome = tool.unpause(WEB, engine.client());
        assertThat(outcome.changed()).isFalse();
        assertThat(outcome.note()).contains("it was not paused");
    }
}
