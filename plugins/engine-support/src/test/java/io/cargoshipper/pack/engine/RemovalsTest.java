package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemovalsTest {

    private static final List<Unused> THINGS =
            List.of(
                    new Unused("1", "one", Optional.of(10L)),
                    new Unused("2", "two", Optional.of(20L)),
                    new Unused("3", "three", Optional.empty()));

    private final Removals removals = new Removals();

    @Test
    void removesAndReports() {
        FakeCall call = FakeCall.ofSeconds(30);
        removals.remove(THINGS, thing -> {}, "things", 2, 6, call);
        assertThat(removals.removedNames()).containsExactly("one", "two", "three");
        assertThat(removals.reclaimedBytes()).isEmpty();
        assertThat(removals.kept()).isEmpty();
        assertThat(Removals.note(removals.unreached())).isEmpty();
        assertThat(call.reports()).extracting(FakeCall.Report::done).containsExactly(3.0, 4.0, 5.0);
        assertThat(call.reports().get(2).message()).isEqualTo("removed 3 of 3 things");
    }

    @Test
    void addsUpWhatIsKnown() {
        removals.remove(THINGS.subList(0, 2), thing -> {}, "things", 0, 2, FakeCall.ofSeconds(30));
        assertThat(removals.reclaimedBytes()).contains(30L);
    }

    @Test
    void goesOnWhereTheEngineRefuses() {
        removals.remove(
                THINGS,
                thing -> {
                    switch (thing.id()) {
                        case "1" -> throw new ConflictException("{\"message\":\"in use\"}");
                        case "2" -> throw new NotFoundException("gone");
                        default -> throw new ToolException(ErrorCode.CONFLICT, "no");
                    }
                },
                "things",
                0,
                3,
                FakeCall.ofSeconds(30));
        assertThat(removals.removed()).isEmpty();
        assertThat(removals.kept())
                .containsExactly("one: in use", "two: somebody else removed it", "three: no");
    }

    @Test
    void endsWhereGoingOnIsOfNoUse() {
        assertThatThrownBy(
                        () ->
                                removals.remove(
                                        THINGS,
                                        thing -> {
                                            throw new ToolException(
                                                    ErrorCode.ENGINE_UNAVAILABLE, "down");
                                        },
                                        "things",
                                        0,
                                        3,
                                        FakeCall.ofSeconds(30)))
                .hasMessage("down");
    }

    @Test
    void answersBeforeTheTimeIsUp() {
        removals.remove(THINGS, thing -> {}, "things", 5, 8, new FakeCall(Duration.ofMillis(500)));
        assertThat(removals.removed()).isEmpty();
        assertThat(removals.unreached()).isEqualTo(3);
        assertThat(Removals.note(removals.unreached()).orElseThrow())
                .isEqualTo("time was up before 3 more were tried: call again to go on");
    }

    @Test
    void stopsWhenTheCallIsCancelled() {
        FakeCall call = FakeCall.ofSeconds(30);
        assertThatThrownBy(
                        () -> removals.remove(THINGS, thing -> call.cancel(), "things", 0, 3, call))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        assertThat(removals.removedNames()).containsExactly("one");
    }
}
