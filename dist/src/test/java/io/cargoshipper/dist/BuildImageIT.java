package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Images are built from folders of this machine, by a real engine's builder. */
@UseTestEngine
class BuildImageIT {

    private static final String BUILD = "docker_build_image";
    private static final long TWO_GIGABYTES = 2L * 1024 * 1024 * 1024;
    private static final Duration LONGEST_BUILD = Duration.ofMinutes(3);

    private final TestEngine engine;
    private final String image = "build-it-" + UUID.randomUUID().toString().substring(0, 8) + ":1";
    private Launch launch;
    private Path root;

    BuildImageIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void makeAContext(@TempDir Path folder) throws IOException {
        launch = Launch.in(folder).on(engine);
        root = launch.workingFolder();
        write("app/Dockerfile", "FROM %s\nCOPY . /app\n".formatted(engine.image()));
    }

    @AfterEach
    void removeWhatATestLeft() {
        engine.docker().listImagesCmd().withReferenceFilter(image).exec().stream()
                .flatMap(left -> List.of(left.getRepoTags()).stream())
                .forEach(tag -> engine.docker().removeImageCmd(tag).withForce(true).exec());
    }

    @Test
    void aFolderBecomesAnImage() throws IOException {
        write(
                "app/Dockerfile",
                """
                FROM %s
                ARG GREETING=none
                COPY . /app
                RUN cd /app && find . | sort && cat src/link && echo "$GREETING"
                """
                        .formatted(engine.image()));
        write("app/.dockerignore", "*.log\nnode_modules\n!keep.log\n");
        write("app/src/main.txt", "through the link\n");
        write("app/secret.log", "");
        write("app/keep.log", "");
        write("app/node_modules/x/y", "");
        Files.createSymbolicLink(root.resolve("app/src/link"), Path.of("main.txt"));
        try (RawClient client = RawClient.of(launch)) {
            JsonNode built =
                    build(
                                    client,
                                    Map.of(
                                            "context",
                                            "app",
                                            "tags",
                                            List.of(image),
                                            "build_args",
                                            Map.of("GREETING", "hello")))
                            .assertSuccess()
                            .structured();
            assertThat(built.path("steps").asInt()).isEqualTo(4);
            assertThat(built.path("tags").get(0).asString()).isEqualTo(image);
            assertThat(built.path("log").asString())
                    .contains(
                            """
                            ./keep.log
                            ./src
                            ./src/link
                            ./src/main.txt
                            through the link
                            hello
                            """)
                    .doesNotContain("secret.log", "node_modules");
            assertThat(messages(client)).anyMatch(it -> it.startsWith("step 4 of 4 (RUN cd /app"));
            assertThat(client.server().stderr()).doesNotContain("hello");
        }
        assertThat(engine.docker().inspectImageCmd(image).exec().getId()).isNotEmpty();
    }

    @Test
    void aSecondBuildTakesItsStepsFromTheCache() {
        try (RawClient client = RawClient.of(launch)) {
            build(client, Map.of("context", "app", "tags", List.of(image))).assertSuccess();
            JsonNode again =
                    build(client, Map.of("context", "app", "tags", List.of(image)))
                            .assertSuccess()
                            .structured();
            assertThat(again.path("cached_steps").asInt()).isEqualTo(1);
        }
    }

    @Test
    void theStepThatFailsIsNamedWithItsLastLines() throws IOException {
        write(
                "app/Dockerfile",
                "FROM %s\nRUN for i in 1 2 3; do echo line $i; done; exit 7\n"
                        .formatted(engine.image()));
        assertThat(failure(Map.of("context", "app"), "ENGINE_ERROR"))
                .contains("failed at step 2 of 2 (RUN for i in 1 2 3")
                .contains("returned a non-zero code: 7")
                .endsWith("line 1\nline 2\nline 3");
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsBuilt() throws IOException {
        write("app/typo/Dockerfile.dev", "FORM scratch\n");
        assertThat(failure(Map.of("context", "none"), "NOT_FOUND")).contains("none");
        assertThat(failure(Map.of("context", "/etc"), "REFUSED_BY_POLICY")).contains("/etc");
        assertThat(failure(Map.of("context", "app", "dockerfile", "Dokcerfile"), "NOT_FOUND"))
                .contains("Dockerfile, typo/Dockerfile.dev");
        assertThat(
                        failure(
                                Map.of("context", "app/typo", "dockerfile", "../Dockerfile"),
                                "INVALID_ARGUMENT"))
                .contains("is not in the context");
        assertThat(
                        failure(
                                Map.of("context", "app", "dockerfile", "typo/Dockerfile.dev"),
                                "INVALID_ARGUMENT"))
                .contains("unknown instruction: FORM");
        assertThat(
                        failure(
                                Map.of("context", "app", "tags", List.of("UPPER:1")),
                                "INVALID_ARGUMENT"))
                .contains("lowercase");
    }

    @Test
    void aLinkThatLeavesTheContextIsRefused() throws IOException {
        write("outside.txt", "not to be sent");
        Files.createSymbolicLink(root.resolve("app/out"), Path.of("../outside.txt"));
        assertThat(failure(Map.of("context", "app"), "REFUSED_BY_POLICY"))
                .contains("the symbolic link 'out' leaves the build's context");
    }

    @Test
    void whatNeedsBuildKitIsNotOffered() throws IOException {
        write(
                "app/Dockerfile",
                "FROM %s\nRUN --mount=type=cache,target=/x true\n".formatted(engine.image()));
        assertThat(failure(Map.of("context", "app"), "UNSUPPORTED_BY_ENGINE"))
                .contains("BuildKit", "docker buildx build");
    }

    /** Thirty times the memory of the server. */
    @Test
    void aLargeContextIsStreamed() throws IOException {
        write("app/Dockerfile", "FROM scratch\nCOPY Dockerfile /\n");
        try (RandomAccessFile file =
                new RandomAccessFile(root.resolve("app/huge").toFile(), "rw")) {
            file.setLength(TWO_GIGABYTES); // a hole: it takes no room here
        }
        try (RawClient client = RawClient.of(launch.javaOptions("-Xmx64m"))) {
            JsonNode built =
                    build(client, Map.of("context", "app", "tags", List.of(image)))
                            .assertSuccess()
                            .structured();
            assertThat(built.path("context_bytes").asLong()).isGreaterThan(TWO_GIGABYTES);
            assertThat(messages(client))
                    .anyMatch(it -> it.matches("sending the context: 1\\.\\d GB of 2\\.1 GB"));
        }
    }

    @Test
    void aCancelledBuildStopsOnTheEngine() throws IOException {
        String mark = UUID.randomUUID().toString();
        write(
                "app/Dockerfile",
                "FROM %s\nRUN echo %s; sleep 600\n".formatted(engine.image(), mark));
        try (RawClient client = RawClient.of(launch)) {
            int build = send(client, Map.of("context", "app"));
            Eventually.holds("the step runs", () -> isRunning(mark));

            client.notify("notifications/cancelled", Map.of("requestId", build));

            Eventually.holds("the step has ended", () -> !isRunning(mark));
            client.assertUnanswered(build, Duration.ZERO);
            client.assertAlive();
        }
    }

    private boolean isRunning(String mark) {
        return engine.docker().listContainersCmd().exec().stream()
                .anyMatch(container -> container.getCommand().contains(mark));
    }

    private String failure(Map<String, Object> arguments, String code) {
        try (RawClient client = RawClient.of(launch)) {
            return build(client, arguments).assertFailure(code).text();
        }
    }

    private static ToolAnswer build(RawClient client, Map<String, Object> arguments) {
        return client.awaitCall(send(client, arguments), LONGEST_BUILD);
    }

    private static int send(RawClient client, Map<String, Object> arguments) {
        return client.send(
                "tools/call",
                Map.of(
                        "name",
                        BUILD,
                        "arguments",
                        arguments,
                        "_meta",
                        Map.of("progressToken", "build")));
    }

    private static List<String> messages(RawClient client) {
        return client.notifications("notifications/progress").stream()
                .map(it -> it.path("message").asString(""))
                .toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
