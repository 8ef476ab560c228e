package io.cargoshipper.host.files;

import static io.cargoshipper.host.files.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.HostFiles.HostFileOutput;
import io.cargoshipper.api.Tier;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Handling.class)
final class FileWritingTest {

    private final Handling handling;

    @TempDir private Path base;
    private Path root;
    private FileRoots roots;
    private FileLease safe;
    private FileLease moderate;
    private FileLease destructive;

    FileWritingTest(Handling handling) {
        this.handling = handling;
    }

    @BeforeEach
    void prepare() throws IOException {
        base = base.toRealPath();
        root = Files.createDirectory(base.resolve("root"));
        Files.createDirectory(base.resolve("outside"));
        roots = handling.open(root);
        safe = roots.lease(Tier.SAFE, FileListener.NONE);
        moderate = roots.lease(Tier.MODERATE, FileListener.NONE);
        destructive = roots.lease(Tier.DESTRUCTIVE, FileListener.NONE);
    }

    @AfterEach
    void close() {
        roots.close();
    }

    private static HostFileOutput begin(FileLease lease, String path, boolean overwrite)
            throws IOException {
        HostFileOutput file = lease.files().write(path, overwrite);
        file.content().write("new".getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private static void write(FileLease lease, String path, boolean overwrite) throws IOException {
        try (HostFileOutput file = begin(lease, path, overwrite)) {
            file.commit();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileStandsUnderItsPathOnceItIsCommitted() throws IOException {
        Path target = root.resolve("a.txt");
        try (HostFileOutput file = begin(moderate, "a.txt", false)) {
            assertThat(file.path()).isEqualTo(target.toString());
            assertThat(target).doesNotExist();
            file.content().write('!');
            file.content().close(); // as transfers do
            file.commit();
            assertThat(target).hasContent("new!");
        }
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void aNewFileIsPrivateFromItsFirstByte() throws IOException {
        for (boolean overwrite : new boolean[] {false, true}) {
            Path target = root.resolve("a" + overwrite);
            try (HostFileOutput file = begin(moderate, target.toString(), overwrite)) {
                assertPrivate(root.resolve(names().get(0)));
                file.commit();
            }
            assertPrivate(target);
            Files.delete(target);
        }
    }

    private static void assertPrivate(Path file) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void withoutCommitNothingIsLeft() throws IOException {
        begin(moderate, "a.txt", false).close();

        assertThat(names()).isEmpty();
    }

    @Test
    void atTheEndOfTheCallNothingHalfWrittenIsLeft() throws IOException {
        HostFileOutput file = begin(moderate, "a.txt", false);
        OutputStream content = file.content();
        moderate.close();

        assertThat(names()).isEmpty();
        assertRefused(ErrorCode.CANCELLED, () -> content.write(1));
        assertRefused(ErrorCode.CANCELLED, file::commit);
        assertRefused(ErrorCode.CANCELLED, () -> moderate.files().write("a.txt", false));
        file.close();
    }

    @Test
    void whatIsCommittedOutlivesTheCall() throws IOException {
        begin(moderate, "a.txt", false).commit();
        moderate.close();

        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void aFileIsCommittedOnceAndWrittenNoMore() throws IOException {
        try (HostFileOutput file = begin(moderate, "a.txt", false)) {
            file.commit();

            assertThatIllegalStateException().isThrownBy(file::commit);
            assertThatIOException().isThrownBy(() -> file.content().write(1));
        }
    }

    @Test
    void aSafeCallWritesNothing() throws IOException {
        assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> safe.files().write("a.txt", true))
                .contains("'a.txt'", "held to safe");
        assertThat(names()).isEmpty();
    }

    @Test
    void aFileThatExistsIsNotReplacedUnasked() throws IOException {
        Path target = Files.writeString(root.resolve("a.txt"), "old");

        assertRefused(ErrorCode.CONFLICT, () -> destructive.files().write("a.txt", false))
                .contains("'a.txt' exists already");
        assertThat(target).hasContent("old");
    }

    @Test
    void replacingIsDestructive() throws IOException {
        Path target = Files.writeString(root.resolve("a.txt"), "old");

        assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> moderate.files().write("a.txt", true))
                .contains("replacing it is destructive");
        write(destructive, "a.txt", true);
        assertThat(target).hasContent("new");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void overwritingWhatIsNotThereIsModerate() throws IOException {
        write(moderate, "a.txt", true);

        assertThat(root.resolve("a.txt")).hasContent("new");
    }

    @Test
    void aReplacedFileKeepsItsPermissionsAndIsPrivateMeanwhile() throws IOException {
        Path target = Files.writeString(root.resolve("a.txt"), "old");
        for (String permissions : List.of("rw-------", "rwxr-x--x", "r--r--r--")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
            try (HostFileOutput file = begin(destructive, "a.txt", true)) {
                assertPrivate(root.resolve(names().get(0)));
                file.commit();
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                    .isEqualTo(permissions);
        }
    }

    @Test
    void aFileThatWasRemovedBeforeItsReplacementCameIsMadeAnew() throws IOException {
        Path target = Files.writeString(root.resolve("a.txt"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (HostFileOutput file = begin(destructive, "a.txt", true)) {
            Files.delete(target);
            file.commit();
        }

        assertThat(target).hasContent("new");
        assertPrivate(target);
    }

    @Test
    void aFileThatWasMadeMeanwhileIsNotLost() throws IOException {
        for (boolean overwrite : new boolean[] {false, true}) {
            Path target = root.resolve("a" + overwrite);
            try (HostFileOutput file = begin(moderate, target.toString(), overwrite)) {
                Files.writeString(target, "theirs");

                assertRefused(ErrorCode.CONFLICT, file::commit).contains("exists already");
            }
            assertThat(target).hasContent("theirs");
        }
        assertThat(names()).containsExactly("afalse", "atrue");
    }

    @Test
    void aLinkIsNeitherWrittenThroughNorReplaced() throws IOException {
        Path victim = Files.writeString(base.resolve("outside/victim"), "theirs");
        Path link = Files.createSymbolicLink(root.resolve("link"), victim);
        Files.createSymbolicLink(root.resolve("dangling"), base.resolve("outside/none"));
        Files.createSymbolicLink(root.resolve("inner"), Path.of("there"));
        Files.writeString(root.resolve("there"), "old");

        for (String name : List.of("link", "dangling", "inner")) {
            assertRefused(ErrorCode.CONFLICT, () -> destructive.files().write(name, true))
                    .contains("'" + name + "' is a symbolic link");
            assertRefused(ErrorCode.CONFLICT, () -> moderate.files().write(name, false));
        }
        assertThat(victim).hasContent("theirs");
        assertThat(link).isSymbolicLink();
        assertThat(base.resolve("outside")).isDirectoryNotContaining("glob:**none");
    }

    @Test
    void aLinkThatWasMadeMeanwhileIsNotFollowedEither() throws IOException {
        Path victim = Files.writeString(base.resolve("outside/victim"), "theirs");
        Path target = root.resolve("a.txt");
        for (FileLease lease : List.of(moderate, destructive)) {
            try (HostFileOutput file = begin(lease, "a.txt", true)) {
                Files.createSymbolicLink(target, victim);

                assertRefused(ErrorCode.CONFLICT, file::commit);
            }
            assertThat(target).isSymbolicLink();
            Files.delete(target);
        }
        Files.writeString(target, "old");
        try (HostFileOutput file = begin(destructive, "a.txt", true)) {
            Files.delete(target);
            Files.createSymbolicLink(target, victim);

            assertRefused(ErrorCode.CONFLICT, file::commit).contains("is a symbolic link");
        }
        assertThat(victim).hasContent("theirs");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        Files.createDirectory(root.resolve("folder"));

        assertRefused(ErrorCode.INVALID_ARGUMENT, () -> destructive.files().write("folder", true))
                .isEqualTo("'folder' is a folder, not a file; name a file");
        assertRefused(ErrorCode.INVALID_ARGUMENT, () -> destructive.files().write(".", true))
                .contains("is a folder");
        try (HostFileOutput file = begin(moderate, "late", false)) {
            Files.createDirectory(root.resolve("late"));

            assertRefused(ErrorCode.CONFLICT, file::commit);
        }
        assertThat(names()).containsExactly("folder", "late");
    }

    @Test
    void whatTheFileSystemForbidsIsRefused() throws IOException {
        Path closed = Files.createDirectory(root.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));
        Assumptions.assumeFalse(Files.isWritable(closed), "root writes everywhere");

        assertRefused(
                        ErrorCode.REFUSED_BY_POLICY,
                        () -> moderate.files().write("closed/a.txt", false))
                .contains("'closed/a.txt' cannot be written", "does not let the user");
    }

    @Test
    void missingFoldersAreNotMade() {
        assertRefused(ErrorCode.NOT_FOUND, () -> moderate.files().write("no/a.txt", false))
                .contains("there is no '" + root.resolve("no") + "'");
    }

    @Test
    void nothingIsWrittenOutside() throws IOException {
        Files.createSymbolicLink(root.resolve("out"), base.resolve("outside"));

        assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> moderate.files().write("out/a", false));
        assertRefused(
                ErrorCode.REFUSED_BY_POLICY, () -> moderate.files().write("../outside/a", false));
        assertThat(base.resolve("outside")).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsALinkInsideIsWrittenIn() throws IOException {
        Files.createDirectory(root.resolve("real"));
        Files.createSymbolicLink(root.resolve("alias"), Path.of("real"));
        write(moderate, "alias/a.txt", false);

        assertThat(root.resolve("real/a.txt"))
                .hasContent("new")
                .matches(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void aFullDiskIsSaidByTheStream() throws IOException {
        // /dev/full is a device, so tools cannot get at it; what it says is said of any channel.
        try (ChannelOutput full =
                new ChannelOutput(
                        Files.newByteChannel(Path.of("/dev/full"), StandardOpenOption.WRITE),
                        new ChannelUse(new OpenThings(), "/srv/a.tar", "written"))) {
            assertRefused(ErrorCode.CONFLICT, () -> full.write(new byte[10]))
                    .isEqualTo("'/srv/a.tar' cannot be written: No space left on device");
        }
    }
}
