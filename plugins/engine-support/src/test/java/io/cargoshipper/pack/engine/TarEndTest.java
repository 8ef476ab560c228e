package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

class TarEndTest {

    private static final int HEADER = 512;

    @Test
    void aWholeArchivePassesInPiecesOfAnySize() throws IOException {
        byte[] archive = archive();
        for (int piece : new int[] {1, 7, 511, 4096, archive.length}) {
            TarEnd end = passed(archive, piece);
            assertThatCode(end::requireWhole).doesNotThrowAnyException();
            assertThat(end.sizeBytes()).isEqualTo(archive.length);
        }
    }

    @Test
    void whatTheEngineWroteInsteadIsTold() throws IOException {
        byte[] begun = Arrays.copyOf(archive(), HEADER + 3000);
        assertEarly(
                concat(begun, "{\"message\":\"open /var/lib/x: no such file\"}\n"),
                "open /var/lib/x: no such file");
        assertEarly(
                concat(begun, "{\"errorDetail\":{\"message\":\"disk\"},\"error\":\"disk\"}\r\n"),
                "disk");
        assertEarly(concat(begun, "{\"error\":\"old\"}"), "old");
    }

    @Test
    void anEndWithoutWordsSaysHowFarItCame() throws IOException {
        assertEarly(
                Arrays.copyOf(archive(), HEADER + 1000),
                "after 1.5 kB, and the engine does not say why; its log may");
        assertEarly(new byte[0], "after 0 B, and the engine does not say why; its log may");
    }

    @Test
    void theEndIsTwoWholeBlocksOfZeros() {
        assertThat(passed(new byte[1024], 100).isWhole()).isTrue();
        assertThat(passed(new byte[512], 100).isWhole()).isFalse();
        assertThat(passed(new byte[1100], 100).isWhole()).isFalse();
        byte[] oneBlock = new byte[2048];
        oneBlock[1400] = 1;
        assertThat(passed(oneBlock, 100).isWhole()).isFalse();
    }

    /** A file full of braces: none of these is the engine's word. */
    private static byte[] archive() throws IOException {
        byte[] content = "{ \"not\" it ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry("file");
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[] begun, String rest) {
        byte[] more = rest.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(begun, begun.length + more.length);
        System.arraycopy(more, 0, all, begun.length, more.length);
        return all;
    }

    private static TarEnd passed(byte[] archive, int piece) {
        TarEnd end = new TarEnd();
        for (int at = 0; at < archive.length; at += piece) {
            end.passed(archive, at, Math.min(piece, archive.length - at));
        }
        return end;
    }

    private static void assertEarly(byte[] archive, String reason) {
        assertThatThrownBy(passed(archive, 333)::requireWhole)
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ENGINE_ERROR))
                .hasMessage("the engine's archive ends too early: " + reason);
    }
}
