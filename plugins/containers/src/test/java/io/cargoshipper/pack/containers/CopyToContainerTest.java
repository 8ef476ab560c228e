package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.pack.containers.CopyToContainer.Arguments;
import io.cargoshipper.pack.containers.CopyToContainer.Copied;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.FakeFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyToContainerTest {

    private static final String ARCHIVE = "PUT /containers/" + Described.ID + "/archive";

    private static final String DOWN = "GET /containers/" + Described.ID + "/archive";

    @TempDir private Path root;

    private final CopyToContainer tool = new CopyToContainer();
    private final FakeEngine engine =
            new FakeEngine().answer(Described.INSPECT, 200, Described.RUNNING);

    @Test
    void putsATextIntoItsFolder() throws IOException {
        engine.answer(ARCHIVE, 200, "");
        assertThat(copy(text("/etc/app.conf", "größe=1\n")))
                .isEqualTo(new Copied("web", "/etc/app.conf", 10, "0755"));
        assertThat(engine.requests().get(2))
                .contains("path=/etc/", "noOverwriteDirNonDir=true")
                .doesNotContain("app.conf");
        try (TarArchiveInputStream tar = uploaded()) {
            TarArchiveEntry entry = tar.getNextEntry();
            assertThat(entry.getName()).isEqualTo("app.conf");
            assertThat(entry.getMode() & 07777).isEqualTo(0755);
            assertThat(new String(tar.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("größe=1\n");
            assertThat(tar.getNextEntry()).isNull();
        }
    }

    @Test
    void putsAFileOfTheHost() throws IOException {
        engine.answer(ARCHIVE, 200, "");
        byte[] content = new byte[100_000];
        Files.write(root.resolve("data"), content);
        assertThat(copy(file("/data", "data")).sizeBytes()).isEqualTo(100_000);
        assertThat(engine.requests().get(2)).contains("path=/&");
        try (TarArchiveInputStream tar = uploaded()) {
            assertThat(tar.getNextEntry().getName()).isEqualTo("data");
            assertThat(tar.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void aFileThatIsReplacedKeepsItsOwnerAndMode() throws IOException {
        there(new Tars().owned("data", 0600, 1000, 2000));
        assertThat(copy(file("/data", host("data"))).mode()).isEqualTo("0600");
        assertThat(engine.requests().get(1)).isEqualTo(DOWN + "?path=/data");
        assertUploaded(0600, 1000, 2000);
    }

    @Test
    void anotherModeLeavesItsOwner() throws IOException {
        there(new Tars().owned("data", 0600, 1000, 2000));
        assertThat(copy(text("/data", "x")).mode()).isEqualTo("0755");
        assertUploaded(0755, 1000, 2000);
    }

    @Test
    void aNewFileIsOfRootAndReadable() throws IOException {
        engine.answer(ARCHIVE, 200, "");
        assertThat(copy(file("/data", host("data"))).mode()).isEqualTo("0644");
        assertUploaded(0644, 0, 0);
    }

    @Test
    void whatIsNoFileHasNoModeToKeep() throws IOException {
        there(new Tars().link("data", "/elsewhere"));
        assertThat(copy(file("/data", host("data"))).mode()).isEqualTo("0644");
    }

    @Test
    void whereTheEngineDoesNotTellTheModeNothingIsWritten() throws IOException {
        engine.answer(ARCHIVE, 200, "").answer(DOWN, 500, "{\"message\": \"busy\"}");
        String from = host("data");
        assertThatThrownBy(() -> copy(file("/data", from))).hasMessageContaining("busy");
        assertThat(engine.uploads()).isEmpty();
    }

    private void there(Tars tars) {
        byte[] archive = tars.bytes();
        engine.answer(ARCHIVE, 200, "").stream(DOWN, 200, () -> new ByteArrayInputStream(archive));
    }

    private String host(String name) throws IOException {
        Files.writeString(root.resolve(name), "new");
        return name;
    }

    private void assertUploaded(int mode, long user, long group) throws IOException {
        try (TarArchiveInputStream tar = uploaded()) {
            TarArchiveEntry entry = tar.getNextEntry();
            assertThat(entry.getMode() & 07777).isEqualTo(mode);
            assertThat(entry.getLongUserId()).isEqualTo(user);
            assertThat(entry.getLongGroupId()).isEqualTo(group);
        }
    }

    @Test
    void aFileOfTheHostThatIsNotThere() {
        Refused.with(ErrorCode.NOT_FOUND, () -> copy(file("/data", "nope")));
        assertThat(engine.uploads()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThere() {
        engine.answer(ARCHIVE, 404, "{\"message\": \"Could not find the file /no\"}");
        assertThat(Refused.with(ErrorCode.NOT_FOUND, () -> copy(text("/no/x", "x"))))
                .startsWith("no folder '/no/' in container 'web'; make it first");
    }

    @ParameterizedTest
    @CsvSource({
        "500, 'cannot overwrite directory \"/tmp\" with non-directory \"/\"'",
        "400, 'extraction point is not a directory'"
    })
    void aFolderInTheWayIsTheCallersFault(int status, String message) {
        engine.answer(
                ARCHIVE, status, "{\"message\": \"%s\"}".formatted(message.replace("\"", "")));
        assertThat(Refused.with(ErrorCode.INVALID_ARGUMENT, () -> copy(text("/tmp", "x"))))
                .startsWith("path: '/tmp' cannot be written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tmp/", "/", "/tmp/..", "/tmp/.", "C:\\tmp\\"})
    void aPathNamesAFile(String path) {
        assertThatThrownBy(() -> text(path, "x")).hasMessageContaining("does not name a file");
    }

    @ParameterizedTest
    @CsvSource({"/a/b, /a/, b", "/b, /, b", "'C:\\a\\b', 'C:\\a\\', b", "'/a/b\\c', /a/, 'b\\c'"})
    void aPathIsAFolderAndAName(String path, String folder, String name) {
        assertThat(text(path, "x").folder()).isEqualTo(folder);
        assertThat(text(path, "x").name()).isEqualTo(name);
    }

    @Test
    void takesOneSource() {
        assertThatThrownBy(
                        () ->
                                new Arguments(
                                        "web",
                                        "/x",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))
                .hasMessage("give content (the file's text) or from (a file to copy)");
        assertThatThrownBy(
                        () ->
                                new Arguments(
                                        "web",
                                        "/x",
                                        Optional.of(""),
                                        Optional.of("f"),
                                        Optional.empty()))
                .hasMessage("content and from: give one of both");
    }

    private Copied copy(Arguments arguments) throws IOException {
        return tool.copy(arguments, FakeCall.ofSeconds(30), engine.client(), new FakeFiles(root));
    }

    private TarArchiveInputStream uploaded() {
        return new TarArchiveInputStream(new ByteArrayInputStream(engine.uploads().get(0)));
    }

    private static Arguments text(String path, String content) {
        return new Arguments(
                "web", path, Optional.of(content), Optional.empty(), Optional.of("755"));
    }

    private static Arguments file(String path, String from) {
        return new Arguments("web", path, Optional.empty(), Optional.of(from), Optional.empty());
    }
}
