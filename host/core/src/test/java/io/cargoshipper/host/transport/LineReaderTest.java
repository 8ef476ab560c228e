package io.cargoshipper.host.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LineReaderTest {
    private static final String TOO_LONG = "<too long>";

    static Stream<Arguments> streams() {
        return Stream.of(
                arguments("", List.of()),
                arguments("\n", List.of("")),
                arguments("\r\n", List.of("")),
                arguments("a\nb\n", List.of("a", "b")),
                arguments("a\r\nb\r\n", List.of("a", "b")),
                arguments("a\nb", List.of("a", "b")),
                arguments("a\n\nb", List.of("a", "", "b")),
                arguments("a\rb\n", List.of("a\rb")),
                arguments("a\r\r\n", List.of("a\r")),
                arguments("12345678\n", List.of("12345678")),
                arguments("12345678\r\n", List.of("12345678")),
                arguments("12345678", List.of("12345678")),
                arguments("123456789\nok\n", List.of(TOO_LONG, "ok")),
                arguments("123456789\r\nok\n", List.of(TOO_LONG, "ok")),
                arguments("123456789", List.of(TOO_LONG)),
                arguments("1234567890123456789\n1\n", List.of(TOO_LONG, "1")));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void cutsIntoLines(String stream, List<String> lines) throws IOException {
        byte[] bytes = stream.getBytes(UTF_8);

        assertThat(read(new ByteArrayInputStream(bytes), 8)).isEqualTo(lines);
        assertThat(read(new Trickle(bytes), 8)).isEqualTo(lines);
    }

    @Test
    void joinsWhatChunksPart() throws IOException {
        String line = "x".repeat(200_000);

        assertThat(
                        read(
                                new ByteArrayInputStream(
                                        (line + "\n" + line + "y\nz\n").getBytes(UTF_8)),
                                200_000))
                .containsExactly(line, TOO_LONG, "z");
    }

    @Test
    void keepsTheEndsOfALineThatIsTooLong() throws IOException {
        List<String> kept = new ArrayList<>();
        byte[] bytes = "123456789\nok\nab%scd\r\n".formatted("-".repeat(100)).getBytes(UTF_8);

        read(new ByteArrayInputStream(bytes), 8, kept);
        read(new Trickle(bytes), 8, kept);
        assertThat(kept).containsExactly("12", "89", "ab", "d\r", "12", "89", "ab", "d\r");

        kept.clear();
        String line = "a".repeat(100_000) + "b".repeat(100_000);
        read(new ByteArrayInputStream(line.getBytes(UTF_8)), 100_000, kept);
        assertThat(kept).containsExactly("a".repeat(4096), "b".repeat(4096));
    }

    private static List<String> read(InputStream in, int limit) throws IOException {
        return read(in, limit, new ArrayList<>());
    }

    private static List<String> read(InputStream in, int limit, List<String> kept)
            throws IOException {
        LineReader reader = new LineReader(in, limit);
        List<String> lines = new ArrayList<>();
        LineReader.Lines collect =
                new LineReader.Lines() {
                    @Override
                    public void line(byte[] bytes) {
                        lines.add(new String(bytes, UTF_8));
                    }

                    @Override
                    public void oversized(byte[] head, byte[] tail) {
                        lines.add(TOO_LONG);
                        kept.add(new String(head, UTF_8));
                        kept.add(new String(tail, UTF_8));
                    }
                };
        boolean more = true;
        while (more) {
            more = reader.next(collect);
        }
        return lines;
    }

    /** Gives one byte at a time. */
    private static final class Trickle extends ByteArrayInputStream {
        Trickle(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(1, length));
        }
    }
}
