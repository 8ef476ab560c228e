package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is found where its users have already said that it is. */
@UseTestEngine
class EngineDiscoveryIT {

    private static final String LIST = "docker_list_containers";

    private final TestEngine engine;
    @TempDir private Path folder;

    EngineDiscoveryIT(TestEngine engine) {
        this.engine = engine;
    }

    @Test
    void atDockerHost() {
        assertFound(launch().variable("DOCKER_HOST", engine.address()));
    }

    @Test
    void whereTheConfigurationSays() {
        assertFound(launch().configuration("engine.host = \"%s\"".formatted(engine.address())));
    }

    @Test
    void inTheCurrentContextOfTheDockerCommand() throws IOException {
        writeContext("mine");
        Files.writeString(dockerFolder().resolve("config.json"), "{\"currentContext\": \"mine\"}");

        assertFound(launch());
    }

    @Test
    void inTheContextThatTheEnvironmentNames() throws IOException {
        writeContext("other");

        assertFound(launch().variable("DOCKER_CONTEXT", "other"));
    }

    @Test
    void inTheContextThatTheConfigurationNames() throws IOException {
        writeContext("third");

        assertFound(launch().configuration("engine.context = third"));
    }

    @Test
    void inAFolderOfTheDockerCommandThatIsElsewhere() throws IOException {
        writeContext("mine");
        Path config = Files.writeString(dockerFolder().resolve("config.json"), "{}");
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(config.getParent(), elsewhere);

        assertFound(
                launch().variable("DOCKER_CONFIG", elsewhere.toString())
                        .variable("DOCKER_CONTEXT", "mine"));
    }

    @Test
    void aContextThatDoesNotExistIsNamed() {
        try (RawClient client = RawClient.of(launch().variable("DOCKER_CONTEXT", "gone"))) {
            ToolAnswer answer = client.call(LIST, Map.of()).assertFailure("ENGINE_UNAVAILABLE");

            assertThat(answer.text()).contains("gone", "DOCKER_CONTEXT");
        }
    }

    private Launch launch() {
        return Launch.in(folder).withoutVariable("DOCKER_HOST");
    }

    private static void assertFound(Launch launch) {
        try (RawClient client = RawClient.of(launch)) {
            client.call(LIST, Map.of()).assertSuccess();
        }
    }

    private Path dockerFolder() {
        return folder.resolve("home/.docker");
    }

    /** Writes a context as {@code docker context create} does: in a folder named by its digest. */
    private void writeContext(String name) throws IOException {
        Path home =
                Files.createDirectories(
                        dockerFolder().resolve("contexts/meta").resolve(sha256(name)));
        Files.writeString(
                home.resolve("meta.json"),
                """
                {"Name": "%s", "Metadata": {},
                 "Endpoints": {"docker": {"Host": "%s", "SkipTLSVerify": false}}}
                """
                        .formatted(name, engine.address()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
