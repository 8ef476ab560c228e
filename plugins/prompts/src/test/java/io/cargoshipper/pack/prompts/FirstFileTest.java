package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstFileTest {

    @Test
    void readsAFile() throws IOException {
        assertThat(
                        read(
                                archive(
                                        "resolv.conf",
                                        "nameserver 10.0.0.1\n",
                                        TarArchiveOutputStream.LONGFILE_ERROR)))
                .isEqualTo("nameserver 10.0.0.1\n");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {TarArchiveOutputStream.LONGFILE_POSIX, TarArchiveOutputStream.LONGFILE_GNU})
    void skipsWhatIsSaidOfIt(int longNames) throws IOException {
        assertThat(read(archive("n".repeat(200), "text", longNames))).isEqualTo("text");
    }

    @Test
    void readsNoMoreThanIsWanted() throws IOException {
        byte[] archive = archive("a", "0123456789", TarArchiveOutputStream.LONGFILE_ERROR);
        assertThat(FirstFile.in(new ByteArrayInputStream(archive), 4))
                .hasValueSatisfying(it -> assertThat(it).hasSize(4));
    }

    @Test
    void takesNothingElseForAFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.putArchiveEntry(new TarArchiveEntry("folder/"));
            tar.closeArchiveEntry();
        }
        assertThat(FirstFile.in(new ByteArrayInputStream(bytes.toByteArray()), 10)).isEmpty();
    }

    @Test
    void refusesWhatIsNoArchive() {
        assertThatIOException()
                .isThrownBy(() -> FirstFile.in(new ByteArrayInputStream(new byte[3]), 10))
                .withMessage("the archive ends within a header");
        assertThatIOException()
                .isThrownBy(() -> FirstFile.in(new ByteArrayInputStream(new byte[512]), 10))
                .withMessage("'' is no size in an archive");
    }

    private static String read(byte[] archive) throws IOException {
        return new String(
                FirstFile.in(new ByteArrayInputStream(archive), 1000).orElseThrow(),
                StandardCharsets.UTF_8);
    }

    private static byte[] archive(String name, String text, int longNames) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(longNames);
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
