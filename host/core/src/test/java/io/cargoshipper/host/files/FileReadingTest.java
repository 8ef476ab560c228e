package io.cargoshipper.host.files;

import static io.cargoshipper.host.files.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.HostFiles;
import io.cargoshipper.api.HostFiles.HostFile;
import io.cargoshipper.api.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Handling.class)
final class FileReadingTest {

    private final Handling handling;
    private final List<FileAccess> heard = new ArrayList<>();

    @TempDir private Path base;
    private Path root;
    private FileRoots roots;
    private FileLease lease;

    FileReadingTest(Handling handling) {
        this.handling = handling;
    }

    @BeforeEach
    void prepare() throws IOException {
        base = base.toRealPath();
        root = Files.createDirectory(base.resolve("root"));
        Files.writeString(root.resolve("a.txt"), "inside");
        Files.createDirectories(root.resolve("deep/er"));
        Files.writeString(root.resolve("deep/er/b.txt"), "deeper");
        Files.writeString(Files.createDirectory(base.resolve("outside")).resolve("s"), "secret");
        open(root);
    }

    private void open(Path... named) throws IOException {
        close();
        roots = handling.open(named);
        lease = roots.lease(Tier.SAFE, heard::add);
    }

    @AfterEach
    void close() {
        if (roots != null) {
            lease.close();
            roots.close();
        }
    }

    private HostFiles files() {
        return lease.files();
    }

    private String read(String path) throws IOException {
        try (HostFile file = files().read(path)) {
            return new String(file.content().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void link(String at, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(at), Path.of(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deep/er/b.txt",
                "./deep/./er/b.txt",
                "deep/../deep/er//b.txt",
                "%s/deep/er/b.txt"
            })
    void aFileIsReadBelowTheRoot(String path) throws IOException {
        assertThat(read(path.formatted(root))).isEqualTo("deeper");
        assertThat(heard).hasSize(1).allMatch(FileAccess::allowed);
    }

    @Test
    void itsPathIsAbsoluteAndItsSizeKnown() throws IOException {
        try (HostFile file = files().read("deep/er/b.txt")) {
            assertThat(file.path()).isEqualTo(root.resolve("deep/er/b.txt").toString());
            assertThat(file.sizeBytes()).isEqualTo(6);
            InputStream content = file.content();
            assertThat(content.read()).isEqualTo('d');
            assertThat(file.content()).isSameAs(content);
            assertThat(content.read(new byte[0])).isZero();
            assertThat(content.readAllBytes()).asString().isEqualTo("eeper");
            assertThat(content.read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../outside/s",
                "deep/../../outside/s",
                "%s/outside/s",
                "%s/rooted",
                "%s/root/../outside/s",
                "/etc/passwd",
                "/"
            })
    void whatIsNotBelowARootIsRefused(String path) throws IOException {
        Files.writeString(base.resolve("rooted"), "beside");
        String given = path.formatted(base);

        assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> files().read(given))
                .isEqualTo(
                        "'%s' is outside the folders that tools may use (%s); an operator can add another to files.roots",
                        given, root);
        assertThat(heard).containsExactly(new FileAccess(FileAccess.Use.READ, given, false));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertRefused(ErrorCode.NOT_FOUND, () -> files().read("deep/no/b.txt"))
                .isEqualTo("'deep/no/b.txt': there is no '%s'", root.resolve("deep/no"));
        assertThat(heard).isEmpty();
    }

    @Test
    void whatIsNoFileIsCalledWhatItIs() {
        assertRefused(ErrorCode.INVALID_ARGUMENT, () -> files().read("deep"))
                .isEqualTo("'deep' is a folder, not a file; name a file");
        assertRefused(ErrorCode.INVALID_ARGUMENT, () -> files().read(".")).contains("is a folder");
        assertRefused(ErrorCode.INVALID_ARGUMENT, () -> files().read("a.txt/b"))
                .contains("'%s' on the way is a file".formatted(root.resolve("a.txt")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\0b", "a\nb", "\ud800", "tab\t"})
    void whatIsNoPathIsRefused(String path) {
        assertRefused(ErrorCode.INVALID_ARGUMENT, () -> files().read(path))
                .contains("is no path of a file")
                .doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void aHugePathIsRefusedAndNotRepeatedWhole() {
        assertRefused(ErrorCode.INVALID_ARGUMENT, () -> files().read("a/".repeat(1_000_000)))
                .contains("more than 4096 characters")
                .hasSizeLessThan(1000);
        assertRefused(ErrorCode.INVALID_ARGUMENT, () -> files().read("x/" + "y".repeat(256)))
                .contains("more than 255 characters");
        assertRefused(ErrorCode.CONFLICT, () -> files().read("ü".repeat(200)))
                .contains("cannot be read"); // 400 bytes: known to the file system only
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.txt",
                "./a.txt",
                "deep/../a.txt",
                "deep/er/../../a.txt",
                "%s/a.txt",
                "%s/deep/../a.txt",
                "../root/a.txt",
                "one-more"
            })
    void linksThatStayInsideAreFollowed(String target) throws IOException {
        link("one-more", "a.txt");
        link("link", target.formatted(root));

        assertThat(read("link")).isEqualTo("inside");
    }

    @Test
    void aLinkOnTheWayIsFollowedAndWhatComesAfterItCountsFromThere() throws IOException {
        link("way", "deep/er");
        link("deep/er/up", "../../a.txt");
        link("deep/er/absolute", root + "/way/up");

        assertThat(read("way/b.txt")).isEqualTo("deeper");
        assertThat(read("way/up")).isEqualTo("inside");
        assertThat(read("way/absolute")).isEqualTo("inside");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside/s",
                "%s/outside/s",
                "/etc/passwd",
                "deep/../../outside/s",
                "/proc/self/root/etc/passwd",
                "../root/../outside/s"
            })
    void linksThatLeaveAreRefusedAndNamed(String target) throws IOException {
        link("link", target.formatted(base));

        assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> files().read("link"))
                .contains(
                        "'link' leaves the folders", "by the symbolic link '" + root, "files.roots")
                .doesNotContain("secret");
        assertThat(heard).containsExactly(new FileAccess(FileAccess.Use.READ, "link", false));
    }

    @Test
    void aFolderLinkThatLeavesIsRefused() throws IOException {
        link("out", "../outside");

        assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> files().read("out/s"))
                .contains("'out/s'", "'" + root.resolve("out") + "'");
        assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> files().folder("out"))
                .contains("'" + root.resolve("out") + "'");
    }

    @Test
    void linksInACircleEnd() throws IOException {
        link("ping", "pong");
        link("pong", "ping");
        link("self", "deep/../self");

        assertRefused(ErrorCode.INVALID_ARGUMENT, () -> files().read("ping"))
                .contains("more than 40 symbolic links");
        assertRefused(ErrorCode.INVALID_ARGUMENT, () -> files().read("self/x"))
                .contains("more than 40 symbolic links");
    }

    @Test
    void fortyLinksAreFollowed() throws IOException {
        link("l1", "a.txt");
        for (int i = 2; i <= 41; i++) {
            link("l" + i, "l" + (i - 1));
        }
        assertThat(read("l40")).isEqualTo("inside");
        assertRefused(ErrorCode.INVALID_ARGUMENT, () -> files().read("l41"));
    }

    @Test
    void aLinkToNothingIsMissing() throws IOException {
        link("dangling", "gone");
        link("magic", "pipe:[1234]");

        assertRefused(ErrorCode.NOT_FOUND, () -> files().read("dangling"))
                .contains("there is no '" + root.resolve("gone") + "'");
        assertRefused(ErrorCode.NOT_FOUND, () -> files().read("magic"));
    }

    @Test
    void theOperatorsSpellingOfARootIsFineAndTheRealOneToo() throws IOException {
        Path spelled = Files.createSymbolicLink(base.resolve("spelled"), root);
        open(spelled);

        assertThat(files().roots()).containsExactly(spelled.toString());
        assertThat(read(spelled + "/a.txt")).isEqualTo("inside");
        assertThat(read(root + "/a.txt")).isEqualTo("inside");
        try (HostFile file = files().read("a.txt")) {
            assertThat(file.path()).isEqualTo(spelled.resolve("a.txt").toString());
        }
    }

    @Test
    void aRootThatIsRelinkedLaterStaysWhatItWas() throws IOException {
        Path spelled = Files.createSymbolicLink(base.resolve("spelled"), root);
        open(spelled);
        Files.delete(spelled);
        Files.createSymbolicLink(spelled, base.resolve("outside"));

        assertThat(read("a.txt")).isEqualTo("inside");
        assertRefused(ErrorCode.NOT_FOUND, () -> files().read("s"));
    }

    @Test
    void relativePathsStartFromTheFirstRootAndLinksMayLeadToAnother() throws IOException {
        Path second = base.resolve("outside");
        open(root, second);
        link("across", "../outside/s");
        link("over", second + "/s");

        assertThat(read(second + "/s")).isEqualTo("secret");
        assertThat(read("across")).isEqualTo("secret");
        assertThat(read("over")).isEqualTo("secret");
        assertThat(read("../outside/s")).isEqualTo("secret");
        assertRefused(ErrorCode.NOT_FOUND, () -> files().read("s"));
    }

    @Test
    void theInnerOfNestedRootsIsFoundToo() throws IOException {
        open(root, root.resolve("deep"));

        assertThat(read(root + "/deep/er/b.txt")).isEqualTo("deeper");
        assertThat(read("deep/er/b.txt")).isEqualTo("deeper");
    }

    @Test
    void aPipeIsRefusedAndNotWaitedFor() throws Exception {
        mknod(root.resolve("pipe"), "p");
        link("to-pipe", "pipe");

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> {
                    assertRefused(ErrorCode.INVALID_ARGUMENT, () -> files().read("pipe"))
                            .contains("a device, pipe or socket");
                    assertRefused(ErrorCode.INVALID_ARGUMENT, () -> files().read("to-pipe"));
                    assertRefused(ErrorCode.INVALID_ARGUMENT, () -> files().folder("pipe"));
                    assertRefused(ErrorCode.INVALID_ARGUMENT, () -> files().read("pipe/x"));
                });
    }

    @Test
    void aDeviceIsRefused() throws Exception {
        mknod(root.resolve("zero"), "c", "1", "5");

        assertRefused(ErrorCode.INVALID_ARGUMENT, () -> files().read("zero"))
                .contains("a device, pipe or socket", "regular files");
    }

    /** Skips the test where the machine does not let this user. */
    private static void mknod(Path path, String... kind) throws Exception {
        List<String> command = new ArrayList<>(List.of("mknod", path.toString()));
        command.addAll(List.of(kind));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Assumptions.assumeTrue(process.waitFor() == 0, "no mknod");
    }

    @Test
    void whatTheFileSystemForbidsIsRefused() throws IOException {
        Path file = root.resolve("a.txt");
        Files.setPosixFilePermissions(file, Set.of());
        Assumptions.assumeFalse(Files.isReadable(file), "root reads everything");
        Files.setPosixFilePermissions(root.resolve("deep/er"), Set.of());

        assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> files().read("a.txt"))
                .contains("'a.txt' cannot be read", "does not let the user");
        assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> files().read("deep/er/b.txt"));
        assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> files().folder("deep/er").entries());
        Files.setPosixFilePermissions(
                root.resolve("deep/er"), PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void afterTheCallNothingIsReadAnyMore() throws IOException {
        HostFile file = files().read("a.txt");
        InputStream content = file.content();
        assertThat(content.read()).isEqualTo('i');
        lease.close();

        assertRefused(ErrorCode.CANCELLED, content::read).contains("this call has answered");
        assertRefused(ErrorCode.CANCELLED, () -> files().read("a.txt"));
        assertRefused(ErrorCode.CANCELLED, () -> files().folder("."));
        file.close();
        lease.close();
    }

    @Test
    void anInterruptedCallIsToldSo() throws IOException {
        InputStream content = files().read("a.txt").content();
        Thread.currentThread().interrupt();

        assertRefused(ErrorCode.CANCELLED, content::read).contains("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatTheToolItselfHasClosedIsClosed() throws IOException {
        HostFile file = files().read("a.txt");
        file.close();

        assertThatIOException().isThrownBy(() -> file.content().read());
    }

    @Test
    void whoeverListensCanKeepAFileFromBeingHandedOut() {
        FileLease strict =
                roots.lease(
                        Tier.SAFE,
                        access -> {
                            throw new IllegalStateException("the disk of the audit log is full");
                        });

        Assertions.assertThrows(IllegalStateException.class, () -> strict.files().read("a.txt"));
        strict.close();
    }

    @Test
    void rootsThatAreClosedLeaseNothing() {
        roots.close();

        assertRefused(ErrorCode.CANCELLED, () -> files().read("a.txt"));
        FileLease late = roots.lease(Tier.SAFE, FileListener.NONE);
        assertRefused(ErrorCode.CANCELLED, () -> late.files().read("a.txt"));
    }

    @Test
    void aRootThatIsNotThereIsNotOpened() {
        assertThatIOException()
                .isThrownBy(() -> handling.open(root, base.resolve("gone")))
                .withMessageContaining(base.resolve("gone").toString());
    }
}
