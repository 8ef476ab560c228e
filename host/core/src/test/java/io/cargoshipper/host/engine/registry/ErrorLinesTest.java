package io.cargoshipper.host.engine.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ErrorLinesTest {

    @Test
    void onlyLinesThatTellOfFailuresAreLookedAt() throws IOException {
        String lines = "{\"status\":\"one\"}\r\n{\"error\":\"two\"}\r\n\r\n{\"three\":\"ü\"}";

        assertThat(new String(upper(stream(lines.getBytes(UTF_8))).readAllBytes(), UTF_8))
                .isEqualTo("{\"status\":\"one\"}\r\n{\"ERROR\":\"TWO\"}\r\n\r\n{\"three\":\"ü\"}");
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertThat(upper(stream("{\"error\":1}".getBytes(UTF_8))).readAllBytes())
                .asString(UTF_8)
                .isEqualTo("{\"ERROR\":1}");
    }

    @Test
    void bytesThatAreNoTextPassUnchanged() throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);

        assertThat(upper(stream(bytes)).readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void aLineWithoutEndDoesNotFillTheMemory() throws IOException {
        byte[] bytes = new byte[3 << 20];

        assertThat(upper(stream(bytes)).readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void aLinePassesAsSoonAsItIsWhole() throws IOException {
        try (PipedOutputStream engine = new PipedOutputStream();
                InputStream lines = upper(new PipedInputStream(engine))) {
            engine.write("{\"status\":1}\n{\"sta".getBytes(UTF_8));
            engine.flush();

            assertThat(lines.readNBytes("{\"status\":1}\n".length())).asString(UTF_8).contains("1");
        }
    }

    @Test
    void whatIsThrownReachesTheReaderAfterTheLinesBefore() throws IOException {
        InputStream lines =
                new ErrorLines(
                        stream("{\"a\":1}\n{\"error\":2}\n".getBytes(UTF_8)),
                        line -> {
                            throw new IllegalStateException(line.strip());
                        });

        assertThat(lines.readNBytes("{\"a\":1}\n".length()))
                .asString(UTF_8)
                .isEqualTo("{\"a\":1}\n");
        assertThatThrownBy(lines::read).hasMessage("{\"error\":2}");
    }

    @Test
    void singleBytesAndSkippingGoByTheSameText() throws IOException {
        InputStream lines = upper(stream("{\"error\":\"x\"}\n".getBytes(UTF_8)));

        assertThat(lines.read()).isEqualTo('{');
        assertThat(lines.skip(2)).isEqualTo(2);
        assertThat(lines.read()).isEqualTo('R');
    }

    private static InputStream upper(InputStream stream) {
        return new ErrorLines(stream, line -> line.toUpperCase(Locale.ROOT));
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
