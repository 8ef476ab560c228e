package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneFileTarTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 100_000})
    void canBeReadBack(int size) throws IOException {
        byte[] content = new byte[size];
        try (TarArchiveInputStream tar = tar("file.txt", size, content)) {
            TarArchiveEntry entry = tar.getNextEntry();
            assertThat(entry.getName()).isEqualTo("file.txt");
            assertThat(entry.getSize()).isEqualTo(size);
            assertThat(entry.getMode() & 07777).isEqualTo(0755);
            assertThat(entry.getLongUserId()).isEqualTo(1000);
            assertThat(entry.getLongGroupId()).isEqualTo(3_000_000_000L);
            assertThat(entry.isFile()).isTrue();
            assertThat(tar.readAllBytes()).isEqualTo(content);
            assertThat(tar.getNextEntry()).isNull();
        }
        assertThat(
                        OneFileTar.of("f", FileRights.NEW, size, bytes(content))
                                        .readAllBytes()
                                        .length
                                % 512)
                .isZero();
    }

    @Test
    void takesLongAndForeignNames() throws IOException {
        String name = "ä".repeat(120);
        try (TarArchiveInputStream tar = tar(name, 1, new byte[1])) {
            assertThat(tar.getNextEntry().getName()).isEqualTo(name);
        }
    }

    @Test
    void takesNoMoreThanItsHeaderSays() throws IOException {
        byte[] longer = "hello, world".getBytes(StandardCharsets.UTF_8);
        try (TarArchiveInputStream tar = tar("f", 5, longer)) {
            tar.getNextEntry();
            assertThat(new String(tar.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("hello");
            assertThat(tar.getNextEntry()).isNull();
        }
    }

    @Test
    void aFileThatIsShorterIsAnError() throws IOException {
        try (InputStream tar = OneFileTar.of("f", FileRights.NEW, 10, bytes(new byte[5]))) {
            assertThatThrownBy(tar::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessage("the file became shorter while it was copied");
        }
    }

    private static TarArchiveInputStream tar(String name, long size, byte[] content)
            throws IOException {
        return new TarArchiveInputStream(
                OneFileTar.of(
                        name, new FileRights(0755, 1000, 3_000_000_000L), size, bytes(content)));
    }

    private static InputStream bytes(byte[] content) {
        return new ByteArrayInputStream(content);
    }
}
