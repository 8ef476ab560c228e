package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogCollectorTest {

    private static final int HUNDRED_MEGABYTES = 100 * 1024 * 1024;

    @Test
    void keepsTheOrderInWhichLinesWereCompleted() {
        LogCollector collector = new LogCollector(false);
        collector.accept(frame(StreamType.STDOUT, "out begins, "));
        collector.accept(frame(StreamType.STDERR, "err\n"));
        collector.accept(frame(StreamType.STDOUT, "out ends\n"));
        collector.end();
        assertThat(collector.text()).isEqualTo("err\nout begins, out ends\n");
        assertThat(collector.lines()).isEqualTo(2);
    }

    @Test
    void readsATerminal() {
        LogCollector collector = new LogCollector(true);
        collector.accept(frame(StreamType.RAW, "2026-01-"));
        collector.accept(frame(StreamType.RAW, "01T00:00:00.000000000Z hi\r\n2026-01-01T0"));
        collector.accept(frame(StreamType.RAW, "0:00:00.000000000Z \r\n"));
        collector.end();
        assertThat(collector.text()).isEqualTo("hi\n\n");
    }

    @Test
    void aSearchDoesNotTellWhatIsRedacted() {
        LogCollector collector =
                new LogCollector("HUNTER", line -> line.replace("hunter2", "[redacted]"), false);
        collector.accept(
                frame(StreamType.STDOUT, "password=hunter2\nthe hunter said hunter2\nnothing\n"));
        collector.end();
        assertThat(collector.text()).isEqualTo("the hunter said hunter2\n");
        assertThat(collector.linesRead()).isEqualTo(3);
    }

    @Test
    void withoutASearchNoLineIsRedactedForIt() {
        LogCollector collector =
                new LogCollector(
                        "",
                        line -> {
                            throw new AssertionError(line);
                        },
                        false);
        collector.accept(frame(StreamType.STDOUT, "one\n"));
        collector.end();
        assertThat(collector.text()).isEqualTo("one\n");
    }

    @Test
    void boundsAHundredMegabytesOfLines() {
        LogCollector collector = new LogCollector(false);
        String line = "x".repeat(1023) + "\n";
        Frame frame = frame(StreamType.STDOUT, line.repeat(16));
        int frames = HUNDRED_MEGABYTES / frame.getPayload().length;
        for (int i = 0; i < frames; i++) {
            collector.accept(frame);
        }
        collector.accept(frame(StreamType.STDOUT, "last\n"));
        collector.end();
        assertThat(collector.text())
                .hasSizeLessThanOrEqualTo(LogCollector.MOST_BYTES)
                .endsWith("x\nlast\n");
        assertThat(collector.linesRead()).isEqualTo(frames * 16L + 1);
        assertThat(collector.linesLeftOut() + collector.lines()).isEqualTo(collector.linesRead());
    }

    @Test
    void boundsALineOfAHundredMegabytes() {
        LogCollector collector = new LogCollector(false);
        Frame frame = frame(StreamType.STDOUT, "x".repeat(16 * 1024));
        for (int i = 0; i < HUNDRED_MEGABYTES / frame.getPayload().length; i++) {
            collector.accept(frame);
        }
        collector.end();
        assertThat(collector.text())
                .hasSizeLessThan(LogCollector.LONGEST_LINE + 50)
                .endsWith("x… [%d more characters]".formatted(HUNDRED_MEGABYTES - 8_000));
        assertThat(collector.hasCutLines()).isTrue();
    }

    @Test
    void boundsWhatGrowsInJson() {
        for (String line :
                List.of(
                        "\u001b".repeat(500) + "\n",
                        "\0".repeat(100_000) + "\n",
                        "\"\\".repeat(300) + "\n",
                        "漢".repeat(700) + "\n",
                        "ю".repeat(20_000) + "\n",
                        "😀".repeat(20_000) + "\n",
                        "\n")) {
            LogCollector collector = new LogCollector(false);
            for (int i = 0; i < 40_000 / line.length() + 10; i++) {
                collector.accept(frame(StreamType.STDOUT, line));
            }
            collector.end();
            assertThat(JsonSize.of(collector.text())).isBetween(20_000, LogCollector.MOST_BYTES);
            assertThat(collector.linesLeftOut() + collector.lines())
                    .isEqualTo(collector.linesRead());
        }
    }

    private static Frame frame(StreamType type, String text) {
        return new Frame(type, text.getBytes(StandardCharsets.UTF_8));
    }
}
