package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.ToolResult;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.Frames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ContainerLogsTest {

    private static final String LOGS = "GET /containers/" + Described.ID + "/logs";

    private final ContainerLogs tool = new ContainerLogs();
    private final FakeEngine engine = new FakeEngine();

    @Test
    void readsBothStreams() {
        given(Described.RUNNING, new Frames().stdout("out\n").stderr("err é\n").bytes());
        ToolResult<ContainerLogs.Logs> result = read("100", Optional.empty(), 0);
        assertThat(result.value())
                .contains(
                        new ContainerLogs.Logs(
                                "web", "running", 2, 2, false, Optional.empty(), "out\nerr é\n"));
        assertThat(result.content())
                .containsExactly(new Content.Untrusted("log of web", "out\nerr é\n"));
        assertThat(engine.requests().get(1))
                .contains("tail=100", "stdout=true", "stderr=true")
                .doesNotContain("follow=true", "timestamps=true");
    }

    @Test
    void readsTheShortLogOfATerminal() {
        given(
                Described.withTerminal(),
                "2026-01-01T00:00:00.000000000Z hi\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(read("all", Optional.empty(), 0).value().orElseThrow().text()).isEqualTo("hi\n");
        assertThat(engine.requests().get(1)).contains("timestamps=true", "tail=10000");
    }

    @Test
    void saysWhatIsLeftOut() {
        Frames frames = new Frames();
        for (int i = 0; i < 100; i++) {
            frames.stdout("x".repeat(999) + "\n");
        }
        given(Described.exited(0), frames.bytes());
        ToolResult<ContainerLogs.Logs> result = read("all", Optional.empty(), 0);
        ContainerLogs.Logs logs = result.value().orElseThrow();
        assertThat(logs.lines()).isEqualTo(29);
        assertThat(logs.linesRead()).isEqualTo(100);
        assertThat(logs.truncated()).isTrue();
        assertThat(logs.note().orElseThrow()).startsWith("71 earlier lines left out: ask for less");
        assertThat(result.content())
                .containsExactly(
                        new Content.Untrusted("log of web", logs.text()),
                        new Content.Text("[" + logs.note().orElseThrow() + "]"));
    }

    @Test
    void readsNoMoreLinesThanTheOperatorAllows() {
        given(Described.RUNNING, new Frames().stdout("a\nb\n").bytes());
        ContainerLogs.Logs logs =
                tool.read(
                                arguments("3", Optional.empty(), 0),
                                FakeCall.ofSeconds(30).withMostLogLines(2),
                                engine.client())
                        .value()
                        .orElseThrow();
        assertThat(engine.requests().get(1)).contains("tail=2");
        assertThat(logs.note())
                .contains("only the last 2 lines were read, the most that limits.log-lines allows");
    }

    @Test
    void aSearchDoesNotTellWhatIsASecret() {
        given(Described.RUNNING, new Frames().stdout("PASSWORD=hunter2\n").bytes());
        ContainerLogs.Logs logs =
                tool.read(
                                arguments("all", Optional.of("hunter2"), 0),
                                FakeCall.ofSeconds(30).hiding("PASSWORD"),
                                engine.client())
                        .value()
                        .orElseThrow();
        assertThat(logs.lines()).isZero();
    }

    @Test
    void saysThatNothingFits() {
        given(Described.RUNNING, new Frames().stdout("a\nb\n").bytes());
        ToolResult<ContainerLogs.Logs> result = read("100", Optional.of("c"), 0);
        assertThat(result.value().orElseThrow().linesRead()).isEqualTo(2);
        assertThat(result.content())
                .containsExactly(new Content.Text("(none of the 2 lines read contains that text)"));
    }

    @Test
    void followsForAWhile() {
        engine.answer(Described.INSPECT, 200, Described.RUNNING).stream(
                LOGS, 200, () -> thenSilence(new Frames().stdout("first\n").bytes()));
        ContainerLogs.Logs logs = read("100", Optional.empty(), 1).value().orElseThrow();
        assertThat(logs.text()).isEqualTo("first\n");
        assertThat(logs.truncated()).isFalse();
        assertThat(engine.requests().get(1)).contains("follow=true");
    }

    @Test
    void givesWhatThereIsWhenTimeRunsOut() {
        engine.answer(Described.INSPECT, 200, Described.RUNNING).stream(
                LOGS, 200, () -> thenSilence(new Frames().stdout("first\n").bytes()));
        ContainerLogs.Logs logs =
                tool.read(
                                arguments("all", Optional.empty(), 0),
                                new FakeCall(Duration.ofMillis(1_500)),
                                engine.client())
                        .value()
                        .orElseThrow();
        assertThat(logs.text()).isEqualTo("first\n");
        assertThat(logs.note().orElseThrow()).contains("time ran out");
    }

    @Test
    void stopsWhenCancelled() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        engine.answer(Described.INSPECT, 200, Described.RUNNING).stream(
                LOGS,
                200,
                () -> {
                    reading.countDown();
                    return thenSilence(new byte[0]);
                });
        FakeCall call = FakeCall.ofSeconds(30);
        Thread canceller =
                new Thread(
                        () -> {
                            try {
                                reading.await();
                                call.cancel();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        canceller.start();
        assertThatThrownBy(
                        () ->
                                tool.read(
                                        arguments("all", Optional.empty(), 30),
                                        call,
                                        engine.client()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        canceller.join();
    }

    @Test
    void passesOnTimes() {
        given(Described.RUNNING, new byte[0]);
        tool.read(
                new ContainerLogs.Arguments(
                        "web",
                        "5",
                        Optional.of("2026-01-01T00:00:00Z"),
                        Optional.of("1767225601"),
                        true,
                        true,
                        false,
                        Optional.empty(),
                        0),
                FakeCall.ofSeconds(30),
                engine.client());
        assertThat(engine.requests().get(1))
                .contains("since=1767225600", "until=1767225601", "timestamps=true", "tail=5")
                .doesNotContain("stderr=true");
    }

    @Test
    void refusesToReadNeitherStream() {
        assertThatThrownBy(
                        () ->
                                new ContainerLogs.Arguments(
                                        "web",
                                        "5",
                                        Optional.empty(),
                                        Optional.empty(),
                                        false,
                                        false,
                                        false,
                                        Optional.empty(),
                                        0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one must be true");
    }

    private void given(String container, byte[] log) {
        engine.answer(Described.INSPECT, 200, container).stream(
                LOGS, 200, () -> new ByteArrayInputStream(log));
    }

    private ToolResult<ContainerLogs.Logs> read(
            String tail, Optional<String> contains, int followSeconds) {
        return tool.read(
                arguments(tail, contains, followSeconds), FakeCall.ofSeconds(30), engine.client());
    }

    private static ContainerLogs.Arguments arguments(
            String tail, Optional<String> contains, int followSeconds) {
        return new ContainerLogs.Arguments(
                "web",
                tail,
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                true,
                contains,
                followSeconds);
    }

    /** Some bytes, and then an engine that has no more to say until its reader is interrupted. */
    private static InputStream thenSilence(byte[] bytes) {
        try {
            return new SequenceInputStream(
                    new ByteArrayInputStream(bytes), new PipedInputStream(new PipedOutputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
