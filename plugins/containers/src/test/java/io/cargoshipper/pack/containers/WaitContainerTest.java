package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.pack.containers.WaitContainer.Condition;
import io.cargoshipper.pack.containers.WaitContainer.Waited;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitContainerTest {

    private static final String WAIT = "POST /containers/" + Described.ID + "/wait";

    private final WaitContainer tool = new WaitContainer();
    private final FakeEngine engine =
            new FakeEngine().answer(Described.INSPECT, 200, Described.RUNNING);

    @Test
    void saysHowItEnded() {
        engine.answer(WAIT, 200, "{\"StatusCode\": 3}")
                .answer(Described.INSPECT_ID, 200, Described.exited(3));
        assertThat(await(Condition.NEXT_EXIT))
                .isEqualTo(new Waited("web", true, Optional.of(3L), "exited", Optional.empty()));
        assertThat(engine.requests()).contains(WAIT + "?condition=next-exit");
    }

    @Test
    void saysWhatACodeMeansThatNoProgramChose() {
        engine.answer(WAIT, 200, "{\"StatusCode\": 137}")
                .answer(Described.INSPECT_ID, 200, Described.exited(137));
        assertThat(await(Condition.NOT_RUNNING).note().orElseThrow()).contains("SIGKILL");
    }

    @Test
    void saysAtItsDeadlineThatItStillRuns() {
        engine.stream(WAIT, 200, Silence::new).answer(Described.INSPECT_ID, 200, Described.RUNNING);
        Waited waited = await(Condition.NOT_RUNNING, new FakeCall(Duration.ofMillis(2200)));
        assertThat(waited.ended()).isFalse();
        assertThat(waited.state()).isEqualTo("running");
        assertThat(waited.note().orElseThrow()).startsWith("still running");
    }

    @Test
    void waitsNoLongerThanAsked() {
        engine.stream(WAIT, 200, Silence::new)
                .answer(Described.INSPECT_ID, 200, Described.exited(0));
        Waited waited =
                tool.await(
                        new WaitContainer.Arguments("web", Condition.NEXT_EXIT, Optional.of(1)),
                        FakeCall.ofSeconds(60),
                        engine.client());
        assertThat(waited.ended()).isFalse();
        assertThat(waited.exitCode()).contains(0L);
        assertThat(waited.note().orElseThrow()).startsWith("it did not come to that yet");
    }

    @Test
    void oneThatIsRemovedIsGone() {
        engine.answer(WAIT, 200, "{\"StatusCode\": 0}");
        assertThat(await(Condition.REMOVED))
                .isEqualTo(new Waited("web", true, Optional.of(0L), "removed", Optional.empty()));
    }

    @Test
    void oneThatGoesMeanwhileHasEnded() {
        engine.answer(WAIT, 200, "{\"StatusCode\": 0}");
        assertThat(await(Condition.NOT_RUNNING).state()).isEqualTo("removed");
        FakeEngine other = new FakeEngine().answer(Described.INSPECT, 200, Described.RUNNING);
        Waited waited =
                tool.await(
                        new WaitContainer.Arguments("web", Condition.NOT_RUNNING, Optional.empty()),
                        FakeCall.ofSeconds(30),
                        other.client());
        assertThat(waited.ended()).isTrue();
        assertThat(waited.state()).isEqualTo("removed");
    }

    private Waited await(Condition condition) {
        return await(condition, FakeCall.ofSeconds(30));
    }

    private Waited await(Condition condition, FakeCall call) {
        return tool.await(
                new WaitContainer.Arguments("web", condition, Optional.empty()),
                call,
                engine.client());
    }
}
