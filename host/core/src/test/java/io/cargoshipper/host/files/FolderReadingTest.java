package io.cargoshipper.host.files;

import static io.cargoshipper.host.files.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.HostFiles.Entry;
import io.cargoshipper.api.HostFiles.HostFile;
import io.cargoshipper.api.HostFiles.HostFolder;
import io.cargoshipper.api.HostFiles.Kind;
import io.cargoshipper.api.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Handling.class)
final class FolderReadingTest {

    private final Handling handling;
    private final List<FileAccess> heard = new ArrayList<>();

    @TempDir private Path base;
    private Path root;
    private FileRoots roots;
    private FileLease lease;

    FolderReadingTest(Handling handling) {
        this.handling = handling;
    }

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectory(base.toRealPath().resolve("root"));
        roots = handling.open(root);
        lease = roots.lease(Tier.SAFE, heard::add);
    }

    @AfterEach
    void close() {
        roots.close();
    }

    @Test
    void whatIsInItIsListedByName() throws IOException {
        Path file = Files.writeString(root.resolve("b.sh"), "12345");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
        Files.setLastModifiedTime(file, FileTime.from(1_700_000_000, TimeUnit.SECONDS));
        Path folder = Files.createDirectory(root.resolve("a"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(root.resolve("c"), Path.of("/somewhere/else"));

        try (HostFolder opened = lease.files().folder(".")) {
            assertThat(opened.path()).isEqualTo(root.toString());
            List<Entry> entries = opened.entries();
            assertThat(entries).extracting(Entry::name).containsExactly("a", "b.sh", "c");
            assertThat(entries)
                    .extracting(Entry::kind)
                    .containsExactly(Kind.FOLDER, Kind.FILE, Kind.LINK);
            assertThat(entries.get(0).mode()).isEqualTo(0700);
            assertThat(entries.get(0).sizeBytes()).isZero();
            assertThat(entries.get(1))
                    .isEqualTo(new Entry("b.sh", Kind.FILE, 5, 1_700_000_000, 0751, ""));
            assertThat(entries.get(2).linkTarget()).isEqualTo("/somewhere/else");
            assertThat(opened.entries()).isEqualTo(entries);
        }
        assertThat(heard).containsExactly(new FileAccess(FileAccess.Use.READ_FOLDER, ".", true));
    }

    @Test
    void foldersAndFilesInItAreOpenedByName() throws IOException {
        Files.createDirectories(root.resolve("one/two"));
        Files.writeString(root.resolve("one/two/file"), "found");

        try (HostFolder one = lease.files().folder("one");
                HostFolder two = one.folder("two");
                HostFile file = two.file("file")) {
            assertThat(two.path()).isEqualTo(root.resolve("one/two").toString());
            assertThat(file.path()).isEqualTo(root.resolve("one/two/file").toString());
            assertThat(file.content().readAllBytes()).asString().isEqualTo("found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "/etc", "a/", "../x", "a\0"})
    void namesAreNoPaths(String name) throws IOException {
        Files.createDirectories(root.resolve("folder/a"));
        try (HostFolder folder = lease.files().folder("folder")) {
            assertRefused(ErrorCode.INVALID_ARGUMENT, () -> folder.file(name));
            assertRefused(ErrorCode.INVALID_ARGUMENT, () -> folder.folder(name));
        }
    }

    @Test
    void linksInItAreNotFollowedEvenInside() throws IOException {
        Files.createDirectory(root.resolve("real"));
        Files.writeString(root.resolve("file"), "x");
        Files.createSymbolicLink(root.resolve("to-folder"), Path.of("real"));
        Files.createSymbolicLink(root.resolve("to-file"), Path.of("file"));

        try (HostFolder folder = lease.files().folder(".")) {
            assertRefused(ErrorCode.INVALID_ARGUMENT, () -> folder.folder("to-folder"))
                    .contains("is a symbolic link");
            assertRefused(ErrorCode.INVALID_ARGUMENT, () -> folder.file("to-file"))
                    .contains("is a symbolic link");
        }
    }

    @Test
    void whatIsNotWhatItShouldBeIsSaid() throws IOException {
        Files.writeString(root.resolve("file"), "x");
        Files.createDirectory(root.resolve("real"));

        assertRefused(ErrorCode.INVALID_ARGUMENT, () -> lease.files().folder("file"))
                .isEqualTo("'file' is a file, not a folder; name a folder");
        assertRefused(ErrorCode.NOT_FOUND, () -> lease.files().folder("gone"));
        try (HostFolder folder = lease.files().folder(".")) {
            assertRefused(ErrorCode.INVALID_ARGUMENT, () -> folder.folder("file"));
            assertRefused(ErrorCode.INVALID_ARGUMENT, () -> folder.file("real"));
            assertRefused(ErrorCode.NOT_FOUND, () -> folder.file("gone"));
            assertRefused(ErrorCode.NOT_FOUND, () -> folder.folder("gone"));
        }
    }

    @Test
    void aNameThatIsNoTextIsFoundAgain() throws Exception {
        // A Latin-1 "ü", as archives from elsewhere leave it.
        Process process =
                new ProcessBuilder("sh", "-c", "printf hello > \"$(printf 'gr\\374n')\"")
                        .directory(root.toFile())
                        .start();
        assertThat(process.waitFor()).isZero();

        try (HostFolder folder = lease.files().folder(".")) {
            Entry entry = folder.entries().get(0);
            assertThat(entry.name()).startsWith("gr").endsWith("n");
            try (HostFile file = folder.file(entry.name())) {
                assertThat(file.content().readAllBytes()).asString().isEqualTo("hello");
            }
        }
    }

    @Test
    void afterTheCallNothingIsReadAnyMore() throws IOException {
        Files.createDirectories(root.resolve("one"));
        HostFolder folder = lease.files().folder(".");
        HostFolder one = folder.folder("one");
        lease.close();

        assertRefused(ErrorCode.CANCELLED, folder::entries);
        assertRefused(ErrorCode.CANCELLED, one::entries);
        assertRefused(ErrorCode.CANCELLED, () -> folder.folder("one"));
        assertRefused(ErrorCode.CANCELLED, () -> folder.file("one"));
        one.close();
        folder.close();
    }

    @Test
    void foldersMayBeDeep() throws IOException {
        Path deep = Files.createDirectories(root.resolve("d/".repeat(100)));
        Files.createSymbolicLink(root.resolve("up"), Path.of("d/".repeat(100) + "../".repeat(100)));

        String path = root.relativize(deep).toString();
        assertThat(lease.files().folder(path).entries()).isEmpty();
        assertThat(lease.files().folder("up").entries())
                .extracting(Entry::name)
                .containsExactly("d", "up");
    }

    @Test
    void aLinkCannotKeepTheHostGoingUpAndDown() throws IOException {
        Files.createDirectories(root.resolve("d/".repeat(40)));
        Files.createSymbolicLink(
                root.resolve("zigzag"), Path.of("d/".repeat(40) + "../d/".repeat(120)));

        assertRefused(ErrorCode.INVALID_ARGUMENT, () -> lease.files().folder("zigzag"))
                .contains("goes up and down too often", root + "/zigzag");
    }

    @Test
    void handlesAreGivenBack() throws IOException {
        Files.createDirectories(root.resolve("one/two"));
        Files.writeString(root.resolve("one/two/file"), "found");
        Files.createSymbolicLink(root.resolve("link"), Path.of("one/../one/two"));
        Files.createSymbolicLink(root.resolve("out"), root.getParent());
        useAll();
        long before = descriptors();
        for (int i = 0; i < 500; i++) {
            useAll();
        }
        // Other tests open and close things at the same time; a leak would be of 500 and more.
        assertThat(descriptors()).isLessThan(before + 300);
    }

    private void useAll() throws IOException {
        try (FileLease own = roots.lease(Tier.MODERATE, FileListener.NONE)) {
            assertThat(own.files().read("link/file").sizeBytes()).isEqualTo(5);
            assertThat(own.files().folder("link").file("file").sizeBytes()).isEqualTo(5);
            assertThat(own.files().write("link/new", false).path()).endsWith("new");
            assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> own.files().read("out/passwd"));
            assertRefused(ErrorCode.NOT_FOUND, () -> own.files().read("link/no"));
            assertRefused(ErrorCode.INVALID_ARGUMENT, () -> own.files().read("link"));
            assertRefused(ErrorCode.CONFLICT, () -> own.files().write("link/file", false));
        }
    }

    private static long descriptors() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    @Test
    void whatTheToolItselfHasClosedIsClosed() throws IOException {
        if (handling == Handling.HELD) {
            HostFolder folder = lease.files().folder(".");
            folder.close();

            assertThatIOException().isThrownBy(folder::entries);
        }
    }
}
