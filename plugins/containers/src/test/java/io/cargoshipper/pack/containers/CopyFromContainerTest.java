package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Plan;
import io.cargoshipper.pack.containers.CopyFromContainer.Arguments;
import io.cargoshipper.pack.containers.CopyFromContainer.Copied;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.FakeFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyFromContainerTest {

    private static final String ARCHIVE = "GET /containers/" + Described.ID + "/archive";

    @TempDir private Path root;

    private final CopyFromContainer tool = new CopyFromContainer();
    private final FakeEngine engine =
            new FakeEngine().answer(Described.INSPECT, 200, Described.exited(0));

    @Test
    void givesTheTextOfAFile() throws IOException {
        has(new Tars().file("hosts", "127.0.0.1 localhost\n"));
        Copied copied = copy("/etc/hosts");
        assertThat(copied.kind()).isEqualTo(PathKind.FILE);
        assertThat(copied.content()).contains("127.0.0.1 localhost\n");
        assertThat(copied.base64()).isFalse();
        assertThat(copied.sizeBytes()).contains(20L);
        assertThat(copied.mode()).isEqualTo("0644");
        assertThat(copied.note()).isEmpty();
        assertThat(engine.requests()).contains(ARCHIVE + "?path=/etc/hosts");
    }

    @Test
    void givesWhatIsNoTextInBase64() throws IOException {
        byte[] bytes = {0, 1, 2, (byte) 0xff};
        has(new Tars().file("data", bytes));
        Copied copied = copy("/data");
        assertThat(copied.base64()).isTrue();
        assertThat(Base64.getDecoder().decode(copied.content().orElseThrow())).isEqualTo(bytes);
    }

    @Test
    void givesTheStartOfALongText() throws IOException {
        has(new Tars().file("log", "line\n".repeat(20_000)));
        Copied copied = copy("/log");
        assertThat(copied.content().orElseThrow()).startsWith("line\n").hasSizeLessThan(30_000);
        assertThat(copied.sizeBytes()).contains(100_000L);
        assertThat(copied.note().orElseThrow()).startsWith("only the start of it");
    }

    @Test
    void aLongFileThatIsNoTextHasToBeWritten() {
        byte[] bytes = new byte[23_000];
        new Random(1).nextBytes(bytes);
        has(new Tars().file("data", bytes));
        assertThat(Refused.with(ErrorCode.OUTPUT_TOO_LARGE, () -> copy("/data")))
                .contains("23000 bytes", "give to");
    }

    @Test
    void listsWhatIsInAFolderAndNotBelow() throws IOException {
        has(
                new Tars()
                        .folder("etc")
                        .file("etc/hosts", "x")
                        .folder("etc/ssl")
                        .file("etc/ssl/cert", "y")
                        .link("etc/tab", "/proc/mounts")
                        .pipe("etc/pipe"));
        Copied copied = copy("/etc");
        assertThat(copied.kind()).isEqualTo(PathKind.FOLDER);
        assertThat(copied.content()).isEmpty();
        assertThat(copied.entries().orElseThrow())
                .containsExactly(
                        new FolderListing.Entry("hosts", PathKind.FILE, Optional.of(1L)),
                        new FolderListing.Entry("ssl", PathKind.FOLDER, Optional.empty()),
                        new FolderListing.Entry("tab", PathKind.LINK, Optional.empty()),
                        new FolderListing.Entry("pipe", PathKind.OTHER, Optional.empty()));
    }

    @Test
    void saysThatAFolderHasMoreThanIsListed() throws IOException {
        Tars tars = new Tars().folder("d");
        for (int i = 0; i < 1000; i++) {
            tars.file("d/file-with-a-long-name-" + i, "");
        }
        has(tars);
        Copied copied = copy("/d");
        assertThat(copied.entries().orElseThrow()).hasSizeBetween(200, 400);
        assertThat(copied.note()).contains("there is more in it than is listed here");
    }

    @Test
    void doesNotReadAHugeFolderToItsEnd() throws IOException {
        byte[] start =
                new Tars()
                        .folder("d")
                        .file("d/small", "x")
                        .bytesAndStartOf("d/huge", 300L * 1024 * 1024);
        engine.stream(ARCHIVE, 200, () -> new ByteArrayInputStream(start));
        FakeCall call = FakeCall.ofSeconds(30);
        Copied copied =
                tool.copy(
                        new Arguments("web", "/d", Optional.empty(), false),
                        call,
                        engine.client(),
                        new FakeFiles(root));
        assertThat(copied.entries().orElseThrow())
                .containsExactly(
                        new FolderListing.Entry("small", PathKind.FILE, Optional.of(1L)),
                        new FolderListing.Entry(
                                "huge", PathKind.FILE, Optional.of(300L * 1024 * 1024)));
        assertThat(copied.note().orElseThrow())
                .contains("too large to list whole", "docker_exec_command with ls");
        assertThat(call.reports().get(0).message()).startsWith("listing /d of 'web': ");
    }

    @Test
    void tellsTheTargetOfALinkAndThatAPipeHasNoContent() throws IOException {
        has(new Tars().link("l", "/etc/hosts"));
        has(new Tars().pipe("p"));
        Copied link = copy("/l");
        assertThat(link.kind()).isEqualTo(PathKind.LINK);
        assertThat(link.linkTarget()).contains("/etc/hosts");
        assertThat(copy("/p").kind()).isEqualTo(PathKind.OTHER);
    }

    @Test
    void writesAFile() throws IOException {
        has(new Tars().file("hosts", "hello"));
        Copied copied = copyTo("hosts.txt", false);
        assertThat(Files.readString(root.resolve("hosts.txt"))).isEqualTo("hello");
        assertThat(copied.to()).contains(root.resolve("hosts.txt").toString());
        assertThat(copied.writtenBytes()).contains(5L);
        assertThat(copied.content()).isEmpty();
    }

    @Test
    void writesAFolderAsAnArchive() throws IOException {
        byte[] archive = new Tars().folder("etc").file("etc/hosts", "x").bytes();
        engine.stream(ARCHIVE, 200, () -> new ByteArrayInputStream(archive));
        Copied copied = copyTo("etc.tar", false);
        assertThat(Files.readAllBytes(root.resolve("etc.tar"))).isEqualTo(archive);
        assertThat(copied.note()).contains("a TAR archive of the folder");
    }

    @Test
    void writesNoArchiveThatTheEngineBrokeOff() throws IOException {
        byte[] start = new Tars().folder("etc").bytesAndStartOf("etc/hosts", 100);
        byte[] failure = "{\"message\": \"input/output error\"}".getBytes(StandardCharsets.UTF_8);
        engine.stream(
                ARCHIVE,
                200,
                () ->
                        new SequenceInputStream(
                                new ByteArrayInputStream(start),
                                new ByteArrayInputStream(failure)));
        assertThat(Refused.with(ErrorCode.ENGINE_ERROR, () -> copyTo("etc.tar", false)))
                .contains("ends too early", "input/output error");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void replacesOnlyWhenAsked() throws IOException {
        Files.writeString(root.resolve("f"), "old");
        has(new Tars().file("f", "new"));
        Refused.with(ErrorCode.CONFLICT, () -> copyTo("f", false));
        assertThat(Files.readString(root.resolve("f"))).isEqualTo("old");
        copyTo("f", true);
        assertThat(Files.readString(root.resolve("f"))).isEqualTo("new");
    }

    @Test
    void plansTheFileItReplaces() throws IOException {
        assertThat(planOf(Optional.of("f"), true).steps()).isEmpty();
        Files.writeString(root.resolve("f"), "old");
        String path = root.resolve("f").toString();
        assertThat(planOf(Optional.of("f"), true).steps())
                .containsExactly(new Plan.Step("replace", "file", path, path, OptionalLong.of(3)));
        assertThat(planOf(Optional.of("f"), false).steps()).isEmpty();
        assertThat(planOf(Optional.empty(), true).steps()).isEmpty();
        has(new Tars().file("f", "new"));
        assertThat(copyTo("f", true).to()).contains(path);
    }

    private Plan planOf(Optional<String> to, boolean overwrite) throws IOException {
        return tool.plan(
                new Arguments("web", "/path", to, overwrite), engine.client(), new FakeFiles(root));
    }

    @Test
    void writesNoLinkAndNoPipe() {
        has(new Tars().link("l", "/etc/hosts"));
        has(new Tars().pipe("p"));
        assertThat(Refused.with(ErrorCode.INVALID_ARGUMENT, () -> copyTo("x", false)))
                .isEqualTo("path: '/path' is a symbolic link to '/etc/hosts'; give that path");
        assertThat(Refused.with(ErrorCode.INVALID_ARGUMENT, () -> copyTo("x", false)))
                .contains("has no content");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void leavesNothingBehindWhenTimeIsUp() {
        has(new Tars().file("f", "x".repeat(1000)));
        assertThat(
                        Refused.with(
                                ErrorCode.DEADLINE_EXCEEDED,
                                () ->
                                        tool.copy(
                                                new Arguments("web", "/f", Optional.of("f"), false),
                                                new FakeCall(Duration.ZERO),
                                                engine.client(),
                                                new FakeFiles(root))))
                .contains("nothing was written to 'f'");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void reportsHowFarItIs() throws IOException {
        has(new Tars().file("f", "x".repeat(100_000)));
        FakeCall call = FakeCall.ofSeconds(30);
        tool.copy(
                new Arguments("web", "/f", Optional.of("f"), false),
                call,
                engine.client(),
                new FakeFiles(root));
        assertThat(call.reports()).isNotEmpty();
        assertThat(call.reports().get(0).total()).hasValue(100_000);
        assertThat(call.reports().get(0).message()).startsWith("copying /f of 'web': ");
    }

    @Test
    void aPathThatIsNotThere() {
        assertThat(Refused.with(ErrorCode.NOT_FOUND, () -> copy("/nope")))
                .startsWith("no '/nope' in container 'web'");
    }

    private void has(Tars tars) {
        byte[] archive = tars.bytes();
        engine.stream(ARCHIVE, 200, () -> new ByteArrayInputStream(archive));
    }

    private Copied copy(String path) throws IOException {
        return tool.copy(
                new Arguments("web", path, Optional.empty(), false),
                FakeCall.ofSeconds(30),
                engine.client(),
                new FakeFiles(root));
    }

    private Copied copyTo(String file, boolean overwrite) throws IOException {
        return tool.copy(
                new Arguments("web", "/path", Optional.of(file), overwrite),
                FakeCall.ofSeconds(30),
                engine.client(),
                new FakeFiles(root));
    }
}
