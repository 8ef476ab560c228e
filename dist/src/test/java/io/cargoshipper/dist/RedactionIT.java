package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.model.HealthCheck;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Secrets in every place of a real container and its image: none gets to a client or into the log,
 * and what only looks like one does.
 */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedactionIT {

    private static final String MARK = "redaction-it";
    private static final String IMAGE = MARK + ":1";

    /** Never started: a prompt that watches what runs has nothing to wait for. */
    private static final String IDLE = MARK + "-idle";

    /** One of them watches the container for a while. */
    private static final Duration LONGEST_PROMPT = Duration.ofSeconds(60);

    private final TestEngine engine;
    private final PlantedSecrets planted = new PlantedSecrets();
    private final List<String> lookAlikes = PlantedSecrets.lookAlikes();
    private String container;
    private String idle;
    private RawClient client;

    RedactionIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void plant(@TempDir Path folder) {
        engine.docker()
                .buildImageCmd(context())
                .withTags(Set.of(IMAGE))
                .withBuildArg("NPM_TOKEN", planted.buildArgument())
                .exec(new BuildImageResultCallback())
                .awaitImageId();
        container = create(MARK);
        idle = create(IDLE);
        engine.docker().startContainerCmd(container).exec();
        client =
                RawClient.of(
                        Launch.in(folder)
                                .on(engine)
                                .configuration("log.level = debug\nlimits.response-bytes = 200000")
                                .variable("SAFETY_REQUIRE_CONFIRMATION_FOR_DESTRUCTIVE", "false"));
    }

    private String create(String name) {
        return engine.docker()
                .createContainerCmd(IMAGE)
                .withName(name)
                .withEnv(
                        Stream.concat(planted.environment().stream(), lookAlikes.stream()).toList())
                .withLabels(planted.labels())
                .withHealthcheck(
                        new HealthCheck()
                                .withTest(List.of("CMD-SHELL", planted.healthCheck()))
                                .withInterval(TimeUnit.SECONDS.toNanos(1)))
                .withCmd(planted.command())
                .exec()
                .getId();
    }

    @AfterAll
    void remove() {
        client.close();
        engine.docker().removeContainerCmd(container).withForce(true).exec();
        engine.docker().removeContainerCmd(idle).withForce(true).exec();
        engine.docker().removeImageCmd(IMAGE).withForce(true).exec();
    }

    private InputStream context() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            byte[] dockerfile = planted.dockerfile(engine.image()).getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry("Dockerfile");
            entry.setSize(dockerfile.length);
            tar.putArchiveEntry(entry);
            tar.write(dockerfile);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static Map<String, Object> one(String key, Object value) {
        return Map.of("container", MARK, key, value);
    }

    @Test
    void inspectionWithoutFields() {
        read("docker_inspect_container", Map.of("container", MARK));
    }

    @Test
    void inspectionOfChosenFieldsKeepsWhatIsHarmless() {
        String shown =
                read(
                        "docker_inspect_container",
                        one(
                                "fields",
                                List.of(
                                        "Config",
                                        "Config.Env",
                                        "Config.Env.0",
                                        "Config.Labels",
                                        "Config.Cmd",
                                        "Config.Healthcheck.Test",
                                        "Args",
                                        "Path",
                                        "State.Health")));
        assertThat(lookAlikes).hasSizeGreaterThanOrEqualTo(50);
        assertThat(shown).contains(lookAlikes).contains("[redacted: ");
    }

    @Test
    void theLogKeepsWhatIsHarmless() {
        Eventually.holds(
                "the container has written its log",
                () ->
                        client.call("docker_container_logs", Map.of("container", MARK))
                                .text()
                                .contains("the end of the log"));
        String shown = read("docker_container_logs", one("tail", "all"));
        assertThat(shown).contains(lookAlikes).contains("[redacted: ");
        assertThat(client.call("docker_container_logs", Map.of("container", MARK)).text())
                .startsWith("[untrusted text ")
                .contains("begins: log of " + MARK);
        read("docker_container_logs", one("contains", "password"));
    }

    @ParameterizedTest
    @MethodSource
    void tools(String tool, Map<String, Object> arguments) {
        read(tool, arguments);
    }

    static Stream<Arguments> tools() {
        Map<String, Object> container = Map.of("container", MARK);
        Map<String, Object> image = Map.of("image", IMAGE);
        return Stream.of(
                of("docker_list_containers", Map.of("all", true)),
                of("docker_container_top", container),
                of("docker_container_top", one("ps_args", "-eo pid,args")),
                of("docker_container_stats", container),
                of("docker_container_diff", container),
                of("docker_image_history", image),
                of("docker_inspect_image", image),
                of(
                        "docker_inspect_image",
                        Map.of(
                                "image",
                                IMAGE,
                                "fields",
                                List.of(
                                        "Config.Env",
                                        "Config.Labels",
                                        "Config",
                                        "ContainerConfig"))),
                of("docker_list_images", Map.of()),
                of("docker_exec_command", one("command", List.of("env"))),
                of("docker_exec_command", one("command", List.of("ps", "-o", "args"))),
                of("docker_copy_from_container", one("path", "/notes")),
                of("docker_events", Map.of("since", "10m", "limit", 200)),
                of("docker_system_info", Map.of()));
    }

    private static Arguments of(String tool, Map<String, Object> arguments) {
        return Arguments.of(tool, arguments);
    }

    @ParameterizedTest
    @MethodSource
    void resources(String uri) {
        client.request("resources/read", Map.of("uri", uri));
        client.request("resources/read", Map.of("uri", uri + "?format=json"));
        assertNothingLeaked();
    }

    static Stream<String> resources() {
        return Stream.of(
                "docker://containers",
                "docker://images",
                "docker://info",
                "docker://container/" + MARK,
                "docker://container/" + MARK + "/logs",
                "container://logs/" + MARK,
                "container://stats/" + MARK);
    }

    @ParameterizedTest
    @MethodSource
    void prompts(String prompt, Map<String, String> arguments) {
        int id = client.send("prompts/get", Map.of("name", prompt, "arguments", arguments));
        assertThat(client.await(id, LONGEST_PROMPT).has("result")).isTrue();
        assertNothingLeaked();
    }

    static Stream<Arguments> prompts() {
        return Stream.of(
                prompt("troubleshoot_container", MARK),
                prompt("generate_compose", MARK),
                prompt("debug_networking", MARK),
                prompt("security_audit", MARK),
                prompt("optimize_container", IDLE));
    }

    private static Arguments prompt(String name, String container) {
        return Arguments.of(name, Map.of("container", container));
    }

    @Test
    void errorsOfTheEngine() {
        ToolAnswer answer =
                client.call(
                        "docker_exec_command",
                        one(
                                "command",
                                List.of("/no/such/mysql", "-p" + planted.password(), "shop")));
        assertThat(answer.text()).doesNotContain(planted.password());
        assertNothingLeaked();
    }

    private String read(String tool, Map<String, Object> arguments) {
        ToolAnswer answer = client.call(tool, arguments).assertSuccess();
        assertNothingLeaked();
        return answer.structured().toString();
    }

    /** Looks through all that the server has written so far, to its client and to its log. */
    private void assertNothingLeaked() {
        String transcript = client.transcript();
        assertThat(planted.values()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(planted.values())
                .allSatisfy(secret -> assertThat(transcript.contains(secret)).as(secret).isFalse());
    }
}
