package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Images: found, named, moved through files and removed, in the hands of a client. */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImagesIT {

    private static final String SAVE = "docker_save_image";
    private static final String LOAD = "docker_load_image";
    private static final String IMPORT = "docker_import_image";
    private static final String REMOVE = "docker_remove_image";
    private static final String PRUNE = "docker_prune_images";

    private final TestEngine engine;
    private final String repository = "images-it-" + UUID.randomUUID().toString().substring(0, 8);
    private final String image = repository + ":1";
    private Path files;
    private RawClient client;

    ImagesIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void connect(@TempDir Path folder) {
        Launch launch =
                Launch.in(folder)
                        .on(engine)
                        .variable("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true")
                        .variable("SAFETY_REQUIRE_CONFIRMATION_FOR_DESTRUCTIVE", "false");
        files = launch.workingFolder();
        client = RawClient.of(launch);
    }

    @AfterAll
    void disconnect() {
        client.close();
    }

    @AfterEach
    void removeWhatATestLeft() {
        engine.docker().listImagesCmd().withReferenceFilter(repository).exec().stream()
                .flatMap(left -> List.of(left.getRepoTags()).stream())
                .forEach(tag -> engine.docker().removeImageCmd(tag).withForce(true).exec());
    }

    @Test
    void imagesAreListedAndDescribed() {
        tag();
        JsonNode page =
                call("docker_list_images", Map.of("filters", Map.of("reference", List.of(image))));
        assertThat(page.path("total").asInt()).isEqualTo(1);
        JsonNode row = page.path("images").get(0);
        assertThat(row.path("tags").valueStream().map(JsonNode::asString)).contains(image);
        assertThat(row.path("size_bytes").asLong()).isPositive();

        JsonNode details =
                call(
                        "docker_inspect_image",
                        Map.of("image", image, "fields", List.of("Config.Cmd", "Nothing")));
        assertThat(details.at("/image/Config.Cmd/0").asString()).isEqualTo("sh");
        assertThat(details.at("/missing/0").asString()).isEqualTo("Nothing");

        JsonNode history = call("docker_image_history", Map.of("image", image));
        assertThat(history.path("layers").size()).isPositive();
        assertThat(history.path("total_size_bytes").asLong())
                .isEqualTo(row.path("size_bytes").asLong());
    }

    @Test
    void aNameIsGivenAndTaken() {
        JsonNode tagged =
                call(
                        "docker_tag_image",
                        Map.of("image", engine.image(), "repository", repository, "tag", "1"));
        assertThat(tagged.path("reference").asString()).isEqualTo(image);

        JsonNode removed = call(REMOVE, Map.of("image", image));
        assertThat(removed.at("/untagged/0").asString()).isEqualTo(image);
        assertThat(removed.path("deleted")).isEmpty();
        assertThat(removed.path("reclaimed_bytes").asLong()).isZero();
    }

    @Test
    void imagesGoThroughAFileAndBack() {
        importFileSystem();
        JsonNode saved = call(SAVE, Map.of("images", List.of(image), "file", "saved.tar"));
        assertThat(files.resolve("saved.tar")).hasSize(saved.path("size_bytes").asLong());
        client.call(SAVE, Map.of("images", List.of(image), "file", "saved.tar"))
                .assertFailure("CONFLICT");

        JsonNode removed = call(REMOVE, Map.of("image", image));
        assertThat(removed.path("deleted").size()).isEqualTo(1);
        assertThat(removed.path("reclaimed_bytes").asLong()).isEqualTo(5);

        JsonNode loaded = call(LOAD, Map.of("file", "saved.tar"));
        assertThat(loaded.at("/images/0").asString()).isEqualTo(image);
        call(SAVE, Map.of("images", List.of(image), "file", "saved.tar", "overwrite", true));
    }

    @Test
    void aCompressedFileSystemBecomesAnImage() {
        JsonNode imported = importFileSystem();
        assertThat(imported.path("reference").asString()).isEqualTo(image);
        JsonNode details =
                call(
                        "docker_inspect_image",
                        Map.of("image", image, "fields", List.of("Config.Cmd", "Comment")));
        assertThat(details.at("/image/Config.Cmd/0").asString()).isEqualTo("sh");
        assertThat(details.at("/image/Comment").asString()).isEqualTo("from a test");
    }

    @Test
    void whatIsNoArchiveIsRefusedByTheEngine() throws IOException {
        Files.writeString(files.resolve("junk"), "no archive at all".repeat(100));
        assertThat(client.call(LOAD, Map.of("file", "junk")).assertFailure("ENGINE_ERROR").text())
                .contains("docker_import_image");
        client.call(IMPORT, Map.of("file", "junk")).assertFailure("ENGINE_ERROR");
    }

    @Test
    void anImageInUseStaysAndNamesItsContainers() {
        importFileSystem();
        String container = repository + "-user";
        engine.docker().createContainerCmd(image).withName(container).exec();
        try {
            assertThat(client.call(REMOVE, Map.of("image", image)).assertFailure("CONFLICT").text())
                    .contains("'%s' (created)".formatted(container));
        } finally {
            engine.docker().removeContainerCmd(container).exec();
        }
        call(REMOVE, Map.of("image", image));
    }

    @Test
    void onlyWhatNothingUsesIsPruned() throws IOException {
        String label = "cargoshipper.test=" + repository;
        String dangling =
                engine.docker()
                        .buildImageCmd(new ByteArrayInputStream(context()))
                        .withLabels(Map.of("cargoshipper.test", repository))
                        .exec(new BuildImageResultCallback())
                        .awaitImageId();

        JsonNode pruned = call(PRUNE, Map.of("filters", Map.of("label", List.of(label))));

        assertThat(pruned.path("deleted").valueStream().map(JsonNode::asString)).contains(dangling);
        assertThat(pruned.path("reclaimed_bytes").asLong()).isEqualTo(5);
        JsonNode again = call(PRUNE, Map.of("filters", Map.of("label", List.of(label))));
        assertThat(again.path("deleted_count").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"docker_inspect_image", "docker_image_history", "docker_push_image", REMOVE})
    void aNameThatMissesGetsTheNearest(String tool) {
        tag();
        String miss = "i" + repository;
        assertThat(client.call(tool, Map.of("image", miss)).assertFailure("NOT_FOUND").text())
                .contains("did you mean '%s'?".formatted(image));
    }

    @Test
    void whatIsNotThereIsSaid() {
        String miss = repository + "-none";
        client.call("docker_tag_image", Map.of("image", miss, "repository", repository))
                .assertFailure("NOT_FOUND");
        client.call(SAVE, Map.of("images", List.of(miss), "file", "none.tar"))
                .assertFailure("NOT_FOUND");
        assertThat(files.resolve("none.tar")).doesNotExist();
        client.call(LOAD, Map.of("file", "none.tar")).assertFailure("NOT_FOUND");
        client.call(IMPORT, Map.of("file", "none.tar")).assertFailure("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "docker_list_images   | limit      | 0     | limit",
                "docker_list_images   | cursor     | zzz   | next_cursor",
                "docker_inspect_image | image_name | nginx | image",
                "docker_image_history | image_id   | nginx | image",
                "docker_search_images | limit      | 1000  | limit",
                "docker_pull_image    | platform   | a b   | platform",
                "docker_push_image    | image_name | nginx | image",
                "docker_tag_image     | image      | nginx | repository",
                "docker_load_image    | path       | x.tar | file",
                "docker_import_image  | tag        | 1     | file",
                "docker_save_image    | image      | nginx | images",
                "docker_remove_image  | force      | maybe | force",
                "docker_prune_images  | filters    | none  | filters"
            })
    void aWrongArgumentIsNamed(String tool, String argument, String value, String named) {
        assertThat(
                        client.call(tool, Map.of(argument, value))
                                .assertFailure("INVALID_ARGUMENT")
                                .text())
                .contains(named);
    }

    @Test
    void filesOutsideTheRootsStayThere() {
        client.call(LOAD, Map.of("file", "/etc/passwd")).assertFailure("REFUSED_BY_POLICY");
        client.call(IMPORT, Map.of("file", "../x.tar")).assertFailure("REFUSED_BY_POLICY");
        client.call(SAVE, Map.of("images", List.of(engine.image()), "file", "/tmp/x.tar"))
                .assertFailure("REFUSED_BY_POLICY");
    }

    @Test
    void credentialsInANameAreNotRepeated() {
        String answer =
                client.call("docker_pull_image", Map.of("image", "joe:s3cr!t@host/app"))
                        .assertFailure("INVALID_ARGUMENT")
                        .text();
        assertThat(answer).contains("docker login").doesNotContain("s3cr!t");
        assertThat(client.server().stderr()).doesNotContain("s3cr!t");
    }

    @ParameterizedTest
    @CsvSource({
        "docker_tag_image, SAFETY_ALLOW_MODERATE_OPERATIONS",
        "docker_pull_image, SAFETY_ALLOW_MODERATE_OPERATIONS",
        "docker_push_image, SAFETY_ALLOW_MODERATE_OPERATIONS",
        "docker_build_image, SAFETY_ALLOW_MODERATE_OPERATIONS",
        "docker_load_image, SAFETY_ALLOW_MODERATE_OPERATIONS",
        "docker_import_image, SAFETY_ALLOW_MODERATE_OPERATIONS",
        "docker_save_image, SAFETY_ALLOW_MODERATE_OPERATIONS",
        "docker_remove_image, SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS",
        "docker_prune_images, SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS"
    })
    void aTierThatIsNotAllowedIsRefused(String tool, String variable, @TempDir Path folder) {
        try (RawClient strict =
                RawClient.of(Launch.in(folder).on(engine).variable(variable, "false"))) {
            assertThat(strict.toolNames()).doesNotContain(tool).contains("docker_list_images");
            strict.call(tool, Map.of()).assertFailure("REFUSED_BY_POLICY");
        }
    }

    @Test
    void replacingAFileIsDestructive(@TempDir Path folder) {
        try (RawClient moderate = RawClient.of(Launch.in(folder).on(engine))) {
            moderate.call(
                            SAVE,
                            Map.of(
                                    "images",
                                    List.of(engine.image()),
                                    "file",
                                    "x.tar",
                                    "overwrite",
                                    true))
                    .assertFailure("REFUSED_BY_POLICY");
        }
    }

    @Test
    void theListIsAResource() {
        tag();
        JsonNode text = client.request("resources/read", Map.of("uri", "docker://images"));
        assertThat(text.at("/result/contents/0/text").asString())
                .startsWith("TAGS")
                .contains(image);
        JsonNode json =
                client.request("resources/read", Map.of("uri", "docker://images?format=json"));
        assertThat(json.at("/result/contents/0/text").asString())
                .startsWith("{\"images\":[")
                .contains(image);
    }

    private JsonNode call(String tool, Map<String, Object> arguments) {
        return client.call(tool, arguments).assertSuccess().structured();
    }

    private void tag() {
        engine.docker().tagImageCmd(engine.image(), repository, "1").exec();
    }

    /** Five bytes of files, under the name of this test's image. */
    private JsonNode importFileSystem() {
        try (OutputStream file = Files.newOutputStream(files.resolve("root.tar.gz"));
                TarArchiveOutputStream tar =
                        new TarArchiveOutputStream(new GZIPOutputStream(file))) {
            add(tar, "note", repository.substring(0, 5));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return call(
                IMPORT,
                Map.of(
                        "file", "root.tar.gz",
                        "repository", repository,
                        "tag", "1",
                        "message", "from a test",
                        "changes", List.of("CMD [\"sh\"]", "LABEL of=" + repository)));
    }

    private byte[] context() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            add(tar, "Dockerfile", "FROM scratch\nCOPY note /\n");
            add(tar, "note", repository.substring(repository.length() - 5));
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, String text)
            throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
