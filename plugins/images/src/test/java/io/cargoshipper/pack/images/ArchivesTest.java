package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.FakeFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saving images into files, loading them and importing file systems. */
class ArchivesTest {

    /** As much of an archive as saving looks at: it ends with two blocks of zeros. */
    private static final String ARCHIVE = "x".repeat(512) + "\0".repeat(1024);

    @TempDir private Path root;

    private final FakeEngine engine = Engines.withOneImage();
    private final FakeCall call = FakeCall.ofSeconds(30);

    @Test
    void loadTellsWhatCame() throws IOException {
        Files.writeString(root.resolve("app.tar"), "an archive");
        engine.answer(
                "POST /images/load",
                200,
                """
                {"status": "Loading layer", "progressDetail": {"current": 5, "total": 10}, "id": "0123456789ab"}
                {"stream": "The image app:1 already exists, renaming the old one\\n"}
                {"stream": "Loaded image: app:1\\n"}
                {"stream": "Loaded image ID: sha256:77\\n"}
                """);
        LoadImage.Loaded loaded = load("app.tar");
        assertThat(loaded.images()).containsExactly("app:1", "sha256:77");
        assertThat(loaded.notes()).singleElement().asString().contains("renaming the old one");
        assertThat(engine.uploads().get(0)).asString().isEqualTo("an archive");
        assertThat(call.reports().get(0).total()).hasValue(20);
    }

    @Test
    void loadOfSomethingElseSaysWhatItTakes() throws IOException {
        Files.writeString(root.resolve("junk"), "junk");
        engine.answer("POST /images/load", 200, "{\"errorDetail\": {\"message\": \"no tar\"}}");
        assertThatThrownBy(() -> load("junk"))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ENGINE_ERROR))
                .hasMessageContaining("no tar; it must be an archive of docker save");
    }

    @Test
    void importSendsTheFileSystemWithItsChanges() throws IOException {
        Files.writeString(root.resolve("root.tar"), "a file system");
        engine.answer("POST /images/create", 200, "{\"status\": \"%s\"}".formatted(Engines.ID));
        ImportImage.Imported imported =
                importImage(Optional.of("base:2"), List.of("CMD [\"sh\"]", "ENV A=b"));
        assertThat(imported.id()).isEqualTo(Engines.SHORT_ID);
        assertThat(imported.reference()).contains("base:2");
        assertThat(imported.fileSizeBytes()).isEqualTo(13);
        assertThat(engine.uploads().get(0)).asString().isEqualTo("a file system");
        assertThat(engine.requests().get(0))
                .contains(
                        "fromSrc=-",
                        "repo=base",
                        "tag=2",
                        "message=hello",
                        "changes=CMD [\"sh\"]",
                        "changes=ENV A=b");
    }

    @Test
    void importFailsWithTheEnginesWords() throws IOException {
        Files.writeString(root.resolve("root.tar"), "junk");
        engine.answer("POST /images/create", 200, "{\"errorDetail\": {\"message\": \"no tar\"}}");
        assertThatThrownBy(() -> importImage(Optional.empty(), List.of()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ENGINE_ERROR))
                .hasMessageContaining("no tar; it must be a tar of a root file system");
    }

    @Test
    void importNeedsARepositoryForATag() {
        assertThatThrownBy(
                        () ->
                                new ImportImage.Arguments(
                                        "x",
                                        Optional.empty(),
                                        Optional.of("2"),
                                        Optional.empty(),
                                        List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tag: needs a repository beside it");
    }

    @Test
    void saveWritesTheArchive() throws IOException {
        engine.answer("GET /images/get", 200, ARCHIVE);
        SaveImage.Saved saved = save(call, false);
        assertThat(saved.sizeBytes()).isEqualTo(1536);
        assertThat(saved.images()).containsExactly("app:1", "app:latest");
        assertThat(root.resolve("out.tar")).hasContent(ARCHIVE);
        assertThat(engine.requests())
                .last()
                .isEqualTo("GET /images/get?names=app:1&names=app:latest");
        assertThat(call.reports().get(0).total()).hasValue(5000);
    }

    @Test
    void saveReplacesNothingUnlessAsked() throws IOException {
        Files.writeString(root.resolve("out.tar"), "older");
        engine.answer("GET /images/get", 200, ARCHIVE);
        assertThatThrownBy(() -> save(call, false))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(root.resolve("out.tar")).hasContent("older");
        save(call, true);
        assertThat(root.resolve("out.tar")).hasContent(ARCHIVE);
    }

    @Test
    void savePlansTheFileItReplaces() throws IOException {
        assertThat(planOfSave("app:1", true).steps()).isEmpty();
        Files.writeString(root.resolve("out.tar"), "older");
        String path = root.resolve("out.tar").toString();
        assertThat(planOfSave("app:1", true).steps())
                .containsExactly(new Plan.Step("replace", "file", path, path, OptionalLong.of(5)));
        assertThat(planOfSave("app:1", false).steps()).isEmpty();
        engine.answer("GET /images/get", 200, ARCHIVE);
        assertThat(save(call, true).file()).isEqualTo(path);
        assertThatThrownBy(() -> planOfSave("aap:1", true)).hasMessageContaining("no image");
    }

    private Plan planOfSave(String image, boolean overwrite) throws IOException {
        return new SaveImage()
                .plan(
                        new SaveImage.Arguments(List.of(image), "out.tar", overwrite),
                        engine.client(),
                        new FakeFiles(root));
    }

    @Test
    void nothingIsLeftOfASaveThatTookTooLong() throws IOException {
        PipedInputStream endless = new PipedInputStream(new PipedOutputStream());
        engine.stream(
                "GET /images/get",
                200,
                () -> new SequenceInputStream(new ByteArrayInputStream(new byte[1500]), endless));
        assertThatThrownBy(() -> save(FakeCall.ofSeconds(2), false))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED))
                .hasMessageContaining("at 1.5 kB of about 5.0 kB");
        try (Stream<Path> left = Files.list(root)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void nothingIsLeftOfAnArchiveThatTheEngineGaveUp() throws IOException {
        engine.answer(
                "GET /images/get",
                200,
                "x".repeat(700)
                        + "{\"errorDetail\":{\"message\":\"no layer\"},\"error\":\"no layer\"}\r\n");
        assertThatThrownBy(() -> save(call, false))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ENGINE_ERROR))
                .hasMessage("the engine's archive ends too early: no layer");
        try (Stream<Path> left = Files.list(root)) {
            assertThat(left).isEmpty();
        }
    }

    private LoadImage.Loaded load(String file) throws IOException {
        return new LoadImage()
                .load(new LoadImage.Arguments(file), call, engine.client(), new FakeFiles(root));
    }

    private ImportImage.Imported importImage(Optional<String> repository, List<String> changes)
            throws IOException {
        return new ImportImage()
                .importImage(
                        new ImportImage.Arguments(
                                "root.tar",
                                repository,
                                Optional.empty(),
                                Optional.of("hello"),
                                changes),
                        call,
                        engine.api(),
                        new FakeFiles(root));
    }

    private SaveImage.Saved save(FakeCall call, boolean overwrite) throws IOException {
        return new SaveImage()
                .save(
                        new SaveImage.Arguments(List.of("app:1", "app"), "out.tar", overwrite),
                        call,
                        engine.client(),
                        engine.api(),
                        new FakeFiles(root));
    }
}
