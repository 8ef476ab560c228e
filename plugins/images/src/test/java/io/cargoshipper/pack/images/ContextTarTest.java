package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.HostFiles.HostFolder;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextTarTest {

    private static final long TWO_GIGABYTES = 2L * 1024 * 1024 * 1024;

    @TempDir private Path root;

    @Test
    void holdsWhatIsInTheFolder() throws IOException {
        write("Dockerfile", "FROM scratch\n");
        write("src/main.c", "int main;\n");
        Files.setPosixFilePermissions(
                root.resolve("src/main.c"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.setLastModifiedTime(root.resolve("src/main.c"), FileTime.fromMillis(1_000_000_000L));
        Files.createSymbolicLink(root.resolve("src/link"), Path.of("../Dockerfile"));

        Map<String, TarArchiveEntry> entries = read(IgnoreRules.NONE);
        assertThat(entries.keySet())
                .containsExactly("Dockerfile", "src/", "src/link", "src/main.c");
        TarArchiveEntry file = entries.get("src/main.c");
        assertThat(file.getSize()).isEqualTo(10);
        assertThat(file.getMode() & 0777).isEqualTo(0750);
        assertThat(file.getLastModifiedTime().toMillis()).isEqualTo(1_000_000_000L);
        assertThat(file.getLongUserId()).isZero();
        assertThat(file.getLongGroupId()).isZero();
        assertThat(entries.get("src/link").isSymbolicLink()).isTrue();
        assertThat(entries.get("src/link").getLinkName()).isEqualTo("../Dockerfile");
    }

    @Test
    void leavesOutWhatIsIgnored() throws IOException {
        write("Dockerfile", "");
        write(".dockerignore", "");
        write("node_modules/a/b", "");
        write("docs/a.md", "");
        write("docs/deep/keep.md", "");
        write("target/x.class", "");
        Map<String, TarArchiveEntry> entries =
                read(
                        IgnoreRules.parse(
                                "*ocker*\nnode_modules\ndocs\n!docs/deep/keep.md\ntarget/*"));
        assertThat(entries.keySet())
                .containsExactly(
                        ".dockerignore",
                        "Dockerfile",
                        "docs/",
                        "docs/deep/",
                        "docs/deep/keep.md",
                        "target/");
    }

    @Test
    void longAndForeignNamesArriveWhole() throws IOException {
        String name = "ä".repeat(100);
        write(name + "/" + "x".repeat(200), "long");
        assertThat(read(IgnoreRules.NONE).keySet())
                .containsExactly(name + "/", name + "/" + "x".repeat(200));
    }

    @Test
    void linksThatLeaveTheContextAreRefused() throws IOException {
        Files.createDirectory(root.resolve("sub"));
        Files.createSymbolicLink(root.resolve("sub/out"), Path.of("../../secret"));
        assertRefused("sub/out");
        Files.delete(root.resolve("sub/out"));
        Files.createSymbolicLink(root.resolve("sub/absolute"), Path.of("/etc/passwd"));
        assertRefused("sub/absolute");
        assertThat(read(IgnoreRules.parse("sub/absolute")).keySet()).containsExactly("sub/");
    }

    @Test
    void aFileThatShrinksWhileItIsSentFails() throws IOException {
        write("file", "x".repeat(200_000));
        try (HostFolder context = new FakeFiles(root).folder(".");
                InputStream tar = tar(context, IgnoreRules.NONE, new AtomicLong())) {
            assertThat(tar.readNBytes(1024)).hasSize(1024);
            Files.writeString(root.resolve("file"), "short");
            assertThatThrownBy(tar::readAllBytes)
                    .isInstanceOfSatisfying(
                            ToolException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                    .hasMessageContaining("'file' became shorter");
        }
    }

    @Test
    void aLargeContextIsNeverInMemory() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(root.resolve("huge").toFile(), "rw")) {
            file.setLength(TWO_GIGABYTES); // a hole: it takes no room
        }
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        long most = 0;
        AtomicLong sent = new AtomicLong();
        try (HostFolder context = new FakeFiles(root).folder(".");
                InputStream tar = tar(context, IgnoreRules.NONE, sent)) {
            byte[] piece = new byte[1024 * 1024];
            for (int i = 0; tar.readNBytes(piece, 0, piece.length) > 0; i++) {
                if (i % 500 == 0) {
                    runtime.gc();
                    most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
                }
            }
        }
        assertThat(sent.get()).isEqualTo(TWO_GIGABYTES);
        assertThat(most - before).isLessThan(8 * 1024 * 1024);
    }

    @Test
    void nothingIsReadOnceItIsClosed() throws IOException {
        write("file", "text");
        InputStream tar = tar(new FakeFiles(root).folder("."), IgnoreRules.NONE, new AtomicLong());
        tar.close();
        assertThatThrownBy(tar::read).isInstanceOf(IOException.class);
    }

    private void assertRefused(String link) {
        assertThatThrownBy(() -> read(IgnoreRules.NONE))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED_BY_POLICY))
                .hasMessageContaining("'%s' leaves the build's context".formatted(link));
    }

    private static InputStream tar(HostFolder context, IgnoreRules rules, AtomicLong sent)
            throws IOException {
        return new ContextTar(
                new ContextWalk(context, rules, Set.of("Dockerfile", ".dockerignore")), sent::set);
    }

    private Map<String, TarArchiveEntry> read(IgnoreRules rules) throws IOException {
        Map<String, TarArchiveEntry> entries = new LinkedHashMap<>();
        try (HostFolder context = new FakeFiles(root).folder(".");
                TarArchiveInputStream archive =
                        new TarArchiveInputStream(
                                tar(context, rules, new AtomicLong()),
                                StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = archive.getNextEntry();
                    entry != null;
                    entry = archive.getNextEntry()) {
                entries.put(entry.getName(), entry);
            }
        }
        return entries;
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
