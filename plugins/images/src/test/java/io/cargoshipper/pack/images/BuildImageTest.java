package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.FakeFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildImageTest {

    private static final String BUILD = "POST /build";
    private static final String ID = "sha256:" + "0123456789abcdef".repeat(4);
    private static final String STEPS =
            """
            {"stream": "Step 1/3 : FROM busybox"}
            {"stream": "\\n"}
            {"stream": " ---> 12\\n"}
            {"stream": "Step 2/3 : RUN make\\n"}
            {"stream": " ---> Using cache\\n"}
            {"stream": " ---> Running in 77\\n"}
            {"stream": "Step 9/9 : not a step\\n\\u001b[31mcompiling\\u001b[0m\\n"}
            """;
    private static final String END =
            """
            {"stream": "Step 3/3 : CMD x\\n"}
            {"aux": {"ID": "%s"}}
            {"stream": "[Warning] One or more build-args [X] were not consumed\\n"}
            {"stream": "Successfully built 0123456789ab\\n"}
            """
                    .formatted(ID);

    @TempDir private Path root;

    private final BuildImage tool = new BuildImage();
    private final FakeEngine engine =
            new FakeEngine()
                    .answer(
                            "GET /images/" + ID + "/json",
                            200,
                            "{\"Id\": \"%s\", \"Size\": 42}".formatted(ID));
    private final FakeCall call = FakeCall.ofSeconds(30);

    @BeforeEach
    void makeAContext() throws IOException {
        Files.writeString(root.resolve("Dockerfile"), "FROM busybox\n");
        Files.writeString(root.resolve(".dockerignore"), "*.log\nDockerfile\n");
        Files.writeString(root.resolve("a.log"), "log");
        Files.writeString(root.resolve("a.c"), "code");
    }

    @Test
    void sendsTheContextAndTellsWhatCame() throws IOException {
        engine.answer(BUILD, 200, STEPS + END);
        BuildImage.Built built = build(arguments("Dockerfile"));
        assertThat(built.id()).isEqualTo("0123456789ab");
        assertThat(built.tags()).containsExactly("app:latest");
        assertThat(built.steps()).isEqualTo(3);
        assertThat(built.cachedSteps()).isEqualTo(1);
        assertThat(built.sizeBytes()).isEqualTo(42);
        assertThat(built.warnings())
                .containsExactly("[Warning] One or more build-args [X] were not consumed");
        assertThat(built.log()).contains("compiling\n").doesNotContain("\u001b");
        assertThat(sent()).containsExactly(".dockerignore", "Dockerfile", "a.c");
        assertThat(engine.requests().get(0))
                .contains(
                        "t=app:latest",
                        "buildargs={\"V\":\"1\"}",
                        "target=final",
                        "nocache=true",
                        "pull=true",
                        "forcerm=true",
                        "platform=linux/arm64")
                .doesNotContain("dockerfile=");
        assertThat(call.reports())
                .extracting(it -> it.message())
                .contains(
                        "step 1 of 3 (FROM busybox)",
                        "step 2 of 3 (RUN make)",
                        "step 3 of 3 (CMD x)");
    }

    @Test
    void anIgnoreFileOfTheDockerfileWins() throws IOException {
        Files.createDirectory(root.resolve("docker"));
        Files.writeString(root.resolve("docker/dev.Dockerfile"), "FROM busybox\n");
        Files.writeString(root.resolve("docker/dev.Dockerfile.dockerignore"), "*.c\ndocker\n");
        engine.answer(BUILD, 200, STEPS + END);
        build(arguments("./docker/dev.Dockerfile"));
        assertThat(sent())
                .containsExactly(
                        ".dockerignore", "Dockerfile", "a.log", "docker/", "docker/dev.Dockerfile");
        assertThat(engine.requests().get(0)).contains("dockerfile=docker/dev.Dockerfile");
    }

    @Test
    void aStepThatFailsIsNamedWithItsOutput() {
        engine.answer(
                BUILD,
                200,
                STEPS + "{\"errorDetail\": {\"code\": 2, \"message\": \"returned code: 2\"}}");
        assertFailure(
                ErrorCode.ENGINE_ERROR,
                """
                the build failed at step 2 of 3 (RUN make): returned code: 2
                --- end of the step's output ---
                Step 9/9 : not a step
                compiling""");
    }

    @Test
    void whatIsWrongWithTheDockerfileIsTheCallersToMend() {
        engine.answer(BUILD, 400, "{\"message\": \"dockerfile parse error line 1: unknown FORM\"}");
        assertFailure(
                ErrorCode.INVALID_ARGUMENT,
                "the build failed before the first step: dockerfile parse error line 1: unknown"
                        + " FORM");
    }

    @Test
    void whatNeedsBuildKitIsNotOffered() {
        engine.answer(
                BUILD,
                200,
                STEPS
                        + "{\"errorDetail\": {\"message\": \"the --mount option requires BuildKit\"}}");
        assertThatThrownBy(() -> build(arguments("Dockerfile")))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_BY_ENGINE))
                .hasMessageContaining("docker buildx build");
    }

    @Test
    void aMissingDockerfileIsSoughtFor() throws IOException {
        Files.createDirectory(root.resolve("web"));
        Files.writeString(root.resolve("web/Dockerfile.prod"), "");
        assertThatThrownBy(() -> build(arguments("Dokcerfile")))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageContaining("no file 'Dokcerfile'")
                .hasMessageEndingWith("set dockerfile to one of: Dockerfile, web/Dockerfile.prod");
        assertThat(engine.requests()).isEmpty();
    }

    @Test
    void theDockerfileMustBeInTheContext() {
        for (String path : List.of("../Dockerfile", "/etc/Dockerfile", ".")) {
            assertThatThrownBy(() -> build(arguments(path)))
                    .isInstanceOfSatisfying(
                            ToolException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                    .hasMessageContaining("is not in the context");
        }
    }

    @Test
    void aMalformedIgnoreFileIsNamed() throws IOException {
        Files.writeString(root.resolve(".dockerignore"), "ok\n[\n");
        assertFailure(ErrorCode.INVALID_ARGUMENT, ".dockerignore, line 2: '[' is malformed");
    }

    @Test
    void theRulesOfALinkedIgnoreFileHold() throws IOException {
        moveAndLink(".dockerignore", "config/rules");
        engine.answer(BUILD, 200, STEPS + END);
        build(arguments("Dockerfile"));
        assertThat(sent())
                .containsExactly(".dockerignore", "Dockerfile", "a.c", "config/", "config/rules");
    }

    @Test
    void aLinkedDockerfileIsBuiltFromWhereItStands() throws IOException {
        moveAndLink("Dockerfile", "config/web.Dockerfile");
        Files.writeString(root.resolve(".dockerignore"), "*\n!a.c\n");
        engine.answer(BUILD, 200, STEPS + END);
        build(arguments("Dockerfile"));
        assertThat(engine.requests().get(0)).contains("dockerfile=config/web.Dockerfile");
        assertThat(sent())
                .containsExactly(
                        ".dockerignore", "Dockerfile", "a.c", "config/", "config/web.Dockerfile");
    }

    @Test
    void anIgnoreFileThatCannotBeReadStopsItBeforeAnythingIsSent() throws IOException {
        Files.delete(root.resolve(".dockerignore"));
        Files.createDirectory(root.resolve(".dockerignore"));
        assertThatThrownBy(() -> build(arguments("Dockerfile")))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining("'.dockerignore'");
        assertThat(engine.requests()).isEmpty();
    }

    private void moveAndLink(String name, String target) throws IOException {
        Path moved = root.resolve(target);
        Files.createDirectories(moved.getParent());
        Files.move(root.resolve(name), moved);
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    @Test
    void aLinkThatLeavesTheContextStopsItBeforeAnythingIsSent() throws IOException {
        Files.createSymbolicLink(root.resolve("out"), Path.of("../secret"));
        assertThatThrownBy(() -> build(arguments("Dockerfile")))
                .hasMessageContaining("the symbolic link 'out'");
        assertThat(engine.requests()).isEmpty();
    }

    @Test
    void aBuildThatTakesTooLongSaysHowToGoOn() throws IOException {
        PipedInputStream endless = new PipedInputStream(new PipedOutputStream());
        engine.stream(
                BUILD,
                200,
                () ->
                        new SequenceInputStream(
                                new ByteArrayInputStream(STEPS.getBytes(StandardCharsets.UTF_8)),
                                endless));
        assertThatThrownBy(
                        () ->
                                tool.build(
                                        plain(),
                                        FakeCall.ofSeconds(2),
                                        engine.client(),
                                        new FakeFiles(root)))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED))
                .hasMessageContaining("at step 2 of 3 (RUN make); call again");
    }

    private BuildImage.Built build(BuildImage.Arguments arguments) throws IOException {
        return tool.build(arguments, call, engine.client(), new FakeFiles(root));
    }

    private static BuildImage.Arguments plain() {
        return new BuildImage.Arguments(
                ".",
                "Dockerfile",
                List.of(),
                Map.of(),
                Optional.empty(),
                false,
                false,
                Optional.empty());
    }

    private static BuildImage.Arguments arguments(String dockerfile) {
        return new BuildImage.Arguments(
                ".",
                dockerfile,
                List.of("app"),
                Map.of("V", "1"),
                Optional.of("final"),
                true,
                true,
                Optional.of("linux/arm64"));
    }

    private void assertFailure(ErrorCode code, String message) {
        assertThatThrownBy(() -> build(arguments("Dockerfile")))
                .isInstanceOfSatisfying(
                        ToolException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessage(message);
    }

    private List<String> sent() throws IOException {
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new ByteArrayInputStream(engine.uploads().get(0)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
