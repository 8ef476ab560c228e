package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files that are copied out of containers and into them. */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerFilesIT {

    private static final String FROM = "docker_copy_from_container";
    private static final String TO = "docker_copy_to_container";

    private final TestEngine engine;
    private Path work;
    private RawClient client;
    private Fixture fixture;

    ContainerFilesIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void connect(@TempDir Path folder) throws IOException {
        work = Files.createDirectory(folder.resolve("project"));
        client = RawClient.of(Launch.in(folder).on(engine).from(work));
        fixture =
                Fixture.running(
                        engine,
                        "mkdir /d && echo hello > /d/text && ln -s /d/text /d/link && cp /bin/busybox"
                                + " /d/program && touch /ready && sleep 600");
        Eventually.holds("it is ready", () -> exec("test", "-e", "/ready") == 0);
    }

    @AfterAll
    void disconnect() {
        fixture.close();
        client.close();
    }

    @Test
    void aTextComesBackAsItIs() {
        JsonNode copied = from("/d/text", Map.of());
        assertThat(copied.path("content").asString()).isEqualTo("hello\n");
        assertThat(copied.path("base64").asBoolean()).isFalse();
        assertThat(copied.path("mode").asString()).isEqualTo("0644");
    }

    @Test
    void aFolderIsListedAndALinkIsTold() {
        assertThat(from("/d", Map.of()).path("entries").valueStream())
                .extracting(entry -> entry.path("name").asString())
                .containsExactlyInAnyOrder("text", "link", "program");
        JsonNode link = from("/d/link", Map.of());
        assertThat(link.path("kind").asString()).isEqualTo("link");
        assertThat(link.path("link_target").asString()).isEqualTo("/d/text");
    }

    @Test
    void aFileThatDoesNotFitIsWritten() throws IOException {
        fails(FROM, Map.of("path", "/d/program"), "OUTPUT_TOO_LARGE", "give to");
        JsonNode copied = from("/d/program", Map.of("to", "program"));
        assertThat(Files.size(work.resolve("program")))
                .isEqualTo(copied.path("size_bytes").asLong())
                .isEqualTo(copied.path("written_bytes").asLong());
        fails(FROM, Map.of("path", "/d/program", "to", "program"), "CONFLICT", "exists");
        fails(
                FROM,
                Map.of("path", "/d/program", "to", "program", "overwrite", true),
                "REFUSED_BY_POLICY",
                "destructive");
    }

    @Test
    void aFolderIsWrittenAsAnArchive() throws IOException {
        JsonNode copied = from("/d", Map.of("to", "d.tar"));
        assertThat(Files.size(work.resolve("d.tar")))
                .isEqualTo(copied.path("written_bytes").asLong())
                .isGreaterThan(1024);
    }

    @Test
    void nothingIsWrittenOutsideTheRoots() {
        fails(
                FROM,
                Map.of("path", "/d/text", "to", "../outside"),
                "REFUSED_BY_POLICY",
                "files.roots");
        fails(TO, Map.of("path", "/tmp/x", "from", "/etc/passwd"), "REFUSED_BY_POLICY", "roots");
        assertThat(work.resolveSibling("outside")).doesNotExist();
    }

    @Test
    void aPathThatIsNotThere() {
        fails(FROM, Map.of("path", "/d/nope"), "NOT_FOUND", "/d/nope");
        fails(FROM, Map.of("path", "relative"), "INVALID_ARGUMENT", "path");
    }

    @Test
    void aTextIsPutIn() {
        JsonNode copied = to("/tmp/conf", Map.of("content", "größe=1\n", "mode", "0600"));
        assertThat(copied.path("size_bytes").asInt()).isEqualTo(10);
        JsonNode back = from("/tmp/conf", Map.of());
        assertThat(back.path("content").asString()).isEqualTo("größe=1\n");
        assertThat(back.path("mode").asString()).isEqualTo("0600");
    }

    @Test
    void aFileIsPutIn() throws IOException {
        byte[] bytes = new byte[1000];
        new Random(7).nextBytes(bytes);
        Files.write(work.resolve("data"), bytes);
        to("/tmp/data", Map.of("from", "data"));
        JsonNode back = from("/tmp/data", Map.of());
        assertThat(back.path("base64").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(back.path("content").asString())).isEqualTo(bytes);
    }

    /** A link in the container's file system is replaced, not followed. */
    @Test
    void aLinkIsReplaced() {
        exec("sh", "-c", "echo kept > /tmp/target; ln -s /tmp/target /tmp/alias");
        to("/tmp/alias", Map.of("content", "new"));
        assertThat(from("/tmp/target", Map.of()).path("content").asString()).isEqualTo("kept\n");
        assertThat(from("/tmp/alias", Map.of()).path("kind").asString()).isEqualTo("file");
    }

    @Test
    void whereNoFileCanBe() {
        fails(TO, Map.of("path", "/no/such/x", "content", "x"), "NOT_FOUND", "mkdir -p");
        fails(TO, Map.of("path", "/tmp", "content", "x"), "INVALID_ARGUMENT", "folder");
        fails(TO, Map.of("path", "/d/text/x", "content", "x"), "INVALID_ARGUMENT", "/d/text/x");
        fails(TO, Map.of("path", "/tmp/", "content", "x"), "INVALID_ARGUMENT", "name a file");
        fails(TO, Map.of("path", "/tmp/x"), "INVALID_ARGUMENT", "content");
        fails(TO, Map.of("path", "/tmp/x", "from", "nope"), "NOT_FOUND", "nope");
    }

    private JsonNode from(String path, Map<String, Object> others) {
        return client.call(FROM, with(path, others)).assertSuccess().structured();
    }

    private JsonNode to(String path, Map<String, Object> others) {
        return client.call(TO, with(path, others)).assertSuccess().structured();
    }

    private void fails(String tool, Map<String, Object> arguments, String code, String said) {
        Map<String, Object> all = new HashMap<>(arguments);
        all.put("container", fixture.name());
        assertThat(client.call(tool, all).assertFailure(code).text()).containsIgnoringCase(said);
    }

    private Map<String, Object> with(String path, Map<String, Object> others) {
        Map<String, Object> all = new HashMap<>(others);
        all.put("container", fixture.name());
        all.put("path", path);
        return all;
    }

    private int exec(String... command) {
        return client.call(
                        "docker_exec_command",
                        Map.of("container", fixture.name(), "command", List.of(command)))
                .assertSuccess()
                .structured()
                .path("exit_code")
                .asInt();
    }
}
