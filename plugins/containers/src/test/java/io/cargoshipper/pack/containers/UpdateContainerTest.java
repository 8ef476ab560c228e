package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateContainerTest {

    private static final String UPDATE = "POST /containers/" + Described.ID + "/update";
    private static final String WARNINGS = "{\"Warnings\": [\"no swap limit\"]}";
    private static final long MEBIBYTE = 1024 * 1024;

    private final UpdateContainer tool = new UpdateContainer();
    private final FakeEngine engine = new FakeEngine();

    @Test
    void sendsWhatIsToChangeAndSaysWhatHolds() {
        engine.answer(Described.INSPECT, 200, limited(0, 0))
                .answer(UPDATE, 200, WARNINGS)
                .answer(
                        Described.INSPECT_ID,
                        200,
                        """
                        {"Id": "0123456789abcdef", "Name": "/web", "HostConfig": {
                           "Memory": 8388608, "MemorySwap": -1, "NanoCpus": 1500000000,
                           "PidsLimit": 20,
                           "RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 3}}}
                        """);
        assertThat(
                        tool.update(
                                new UpdateContainer.Arguments(
                                        "web",
                                        Optional.of(8 * MEBIBYTE),
                                        Optional.of(1.5),
                                        Optional.of(20L),
                                        Optional.of("on-failure:3")),
                                engine.client()))
                .isEqualTo(
                        new UpdateContainer.Limits(
                                "0123456789ab",
                                "web",
                                Optional.of(8 * MEBIBYTE),
                                Optional.of(-1L),
                                Optional.of(1.5),
                                Optional.of(20L),
                                "on-failure:3",
                                List.of("no swap limit")));
        assertThat(engine.bodies().get(0))
                .contains(
                        "\"Memory\":8388608",
                        "\"NanoCpus\":1500000000",
                        "\"PidsLimit\":20",
                        "\"Name\":\"on-failure\"",
                        "\"MaximumRetryCount\":3");
    }

    /** The engine refuses a memory limit above that of memory and swap together. */
    @ParameterizedTest
    @CsvSource({
        // twice the memory, as the engine sets it by itself, stays so
        "100, 200, 300, 600",
        "100, 200, 50, 100",
        // another amount of swap stays what it is
        "100, 130, 300, 330",
        "100, 100, 300, 300",
        // where only the memory was limited, too
        "100, 0, 50, 100",
        "100, 0, 300, 600",
        // where nothing was limited, what the engine gives a new container
        "0, 0, 300, 600"
    })
    void theLimitOfSwapMovesAlong(long memory, long both, long wanted, long bothSent) {
        engine.answer(Described.INSPECT, 200, limited(memory * MEBIBYTE, both * MEBIBYTE))
                .answer(UPDATE, 200, "{}")
                .answer(Described.INSPECT_ID, 200, Described.RUNNING);
        memory(wanted * MEBIBYTE);
        assertThat(engine.bodies().get(0))
                .contains("\"MemorySwap\":%d".formatted(bothSent * MEBIBYTE));
    }

    @Test
    void anEngineThatDoesNotTellOfSwap() {
        engine.answer(
                        Described.INSPECT,
                        200,
                        limited(100 * MEBIBYTE, 0)
                                .replace("\"MemorySwap\": 0", "\"MemorySwap\": null"))
                .answer(UPDATE, 200, "{}")
                .answer(Described.INSPECT_ID, 200, Described.RUNNING);
        memory(50 * MEBIBYTE);
        assertThat(engine.bodies().get(0)).contains("\"MemorySwap\":%d".formatted(100 * MEBIBYTE));
    }

    @Test
    void whereSwapIsUnlimitedItStaysSo() {
        engine.answer(Described.INSPECT, 200, limited(100 * MEBIBYTE, -1))
                .answer(UPDATE, 200, "{}")
                .answer(Described.INSPECT_ID, 200, Described.RUNNING);
        memory(8 * MEBIBYTE);
        assertThat(engine.bodies().get(0)).contains("\"MemorySwap\":-1");
    }

    @Test
    void whereNothingIsLimitedNothingIsSaid() {
        engine.answer(Described.INSPECT, 200, Described.RUNNING)
                .answer(UPDATE, 200, "{}")
                .answer(Described.INSPECT_ID, 200, Described.RUNNING);
        UpdateContainer.Limits limits = memory(8 * MEBIBYTE);
        assertThat(limits.memoryBytes()).isEmpty();
        assertThat(limits.memorySwapBytes()).isEmpty();
        assertThat(limits.cpus()).isEmpty();
        assertThat(limits.pidsLimit()).isEmpty();
        assertThat(limits.restartPolicy()).isEqualTo("no");
    }

    @Test
    void asksForSomethingToChange() {
        assertThatThrownBy(
                        () ->
                                new UpdateContainer.Arguments(
                                        "web",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))
                .hasMessage(
                        "give what to change: memory_bytes, cpus, pids_limit or restart_policy");
    }

    private UpdateContainer.Limits memory(long bytes) {
        return tool.update(
                new UpdateContainer.Arguments(
                        "web",
                        Optional.of(bytes),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                engine.client());
    }

    private static String limited(long memory, long both) {
        return """
               {"Id": "%s", "Name": "/web", "State": {"Status": "running", "Running": true},
                "HostConfig": {"Memory": %d, "MemorySwap": %d}}
               """
                .formatted(Described.ID, memory, both);
    }
}
