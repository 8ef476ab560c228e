package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Images come from and go to a registry that wants TLS and a password, which this host has and
 * nobody gets to see.
 */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryIT {

    private static final String PULL = "docker_pull_image";
    private static final String PUSH = "docker_push_image";
    private static final String BUILD = "docker_build_image";
    private static final int SMALL = 1000;

    private final TestEngine engine;
    private TestRegistry registry;
    private RegistryImages images;
    private Path folder;

    RegistryIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void startRegistry(@TempDir Path data) {
        registry = TestRegistry.start(engine, data);
        images = new RegistryImages(engine, registry);
    }

    @BeforeEach
    void takeFolder(@TempDir Path own) {
        folder = own;
    }

    @AfterAll
    void stopRegistry() throws Exception {
        if (registry != null) { // else it could not be started here, and the tests are skipped
            try {
                images.close();
            } finally {
                registry.close();
            }
        }
    }

    @Test
    void withoutCredentialsAPushIsRefusedAndTheMendNamed() {
        String image = images.made("push/without", SMALL);

        assertRefused(launch(), PUSH, image, "there are none for it", "docker login");
    }

    @Test
    void withoutCredentialsAPullIsRefusedAndTheMendNamed() {
        String image = images.stored("pull/without", SMALL);

        assertRefused(launch(), PULL, image, "there are none for it", "docker login");
        assertThat(images.isOnEngine(image)).isFalse();
    }

    @Test
    void theDockerCliMayHaveLoggedIn() {
        Path config = dockerConfig("{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}", registry.auth());

        assertPushedAndPulled(launch().variable("DOCKER_CONFIG", config.toString()), "cli/auths");
    }

    @Test
    void itIsLookedForInTheUsersHome() throws IOException {
        Launch launch = launch();
        Path config =
                dockerConfig(
                        "{\"auths\": {\"https://%s/v2/\": {\"auth\": \"%s\"}}}", registry.auth());
        Path home = Path.of(launch.environment().get("HOME"));
        Files.createSymbolicLink(home.resolve(".docker"), config);

        assertPushedAndPulled(launch, "cli/home");
    }

    @Test
    void aCredentialHelperMayHaveThem() {
        Path programs =
                helper(
                        "vault",
                        """
                        [ "$1" = get ] || exit 1
                        read -r server
                        [ "$server" = %s ] || { echo credentials not found in native keychain; exit 1; }
                        echo '{"ServerURL": "", "Username": "%s", "Secret": "%s"}'
                        echo "asked for %s" >&2
                        """
                                .formatted(
                                        registry.name(),
                                        TestRegistry.USERNAME,
                                        registry.password(),
                                        registry.password()));
        Path config = dockerConfig("{\"auths\": {\"%s\": {}}, \"credsStore\": \"%s\"}", "vault");

        assertPushedAndPulled(
                launch().variable("DOCKER_CONFIG", config.toString())
                        .variable("PATH", programs + ":" + System.getenv("PATH")),
                "cli/helper");
    }

    @Test
    void theConfigurationMayNameTheRegistry() throws IOException {
        Files.writeString(folder.resolve("password"), registry.password() + "\n");

        assertPushedAndPulled(
                launch().configuration(registry.section("password-file = password")), "named/file");
        assertPushedAndPulled(launch().configuration(registry.section(written())), "named/written");
    }

    @Test
    void whatTheRegistryDoesNotAcceptIsToldByItsOrigin() {
        String image = images.stored("pull/wrong", SMALL);
        String wrong = "password = \"%s-not\"".formatted(registry.password());

        assertRefused(
                launch().configuration(registry.section(wrong)),
                PULL,
                image,
                "the credentials of registries.\"%s\"".formatted(registry.name()),
                "Mend registries");
    }

    @Test
    void aHelperThatIsMissingIsToldWhereItMatters() {
        String image = images.made("push/helper", SMALL);
        Path config = dockerConfig("{\"credHelpers\": {\"%s\": \"%s\"}}", "absent");
        Launch launch = launch().variable("DOCKER_CONFIG", config.toString());

        assertRefused(launch, PUSH, image, "docker-credential-absent", "not installed");
    }

    @Test
    void aProblemIsLoggedOnce() throws IOException {
        Path config = Files.createDirectory(folder.resolve("docker"));
        Files.writeString(config.resolve("config.json"), "{\"auths\": " + registry.auth());
        String image = images.stored("pull/broken", SMALL);

        try (RawClient client =
                RawClient.of(launch().variable("DOCKER_CONFIG", config.toString()))) {
            for (int i = 0; i < 3; i++) {
                client.call(PULL, Map.of("image", image)).assertFailure("ENGINE_ERROR");
            }

            assertThat(client.server().stderr())
                    .containsOnlyOnce("config.json is no valid JSON in line 1; images are asked");
            registry.assertNotLeakedBy(client);
        }
    }

    @Test
    void aMissingImageIsNoRefusal() {
        String image = registry.name() + "/never/pushed:1";

        try (RawClient client = RawClient.of(launch().configuration(registry.section(written())))) {
            assertThat(client.call(PULL, Map.of("image", image)).assertFailure("NOT_FOUND").text())
                    .doesNotContain("docker login");
        }
    }

    @Test
    void aBuildGetsItsBaseImageWithTheSameCredentials() throws IOException {
        String base = images.stored("build/base", SMALL);
        Path config = dockerConfig("{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}", registry.auth());
        Launch launch = launch().variable("DOCKER_CONFIG", config.toString());
        Files.writeString(
                launch.workingFolder().resolve("Dockerfile"), "FROM %s\n".formatted(base));

        try (RawClient client = RawClient.of(launch)) {
            client.call(BUILD, Map.of("context", ".")).assertSuccess();

            assertThat(images.isOnEngine(base)).isTrue();
            registry.assertNotLeakedBy(client);
        }
    }

    @Test
    void aBuildThatMayNotHaveItsBaseImageSaysWhatToDo() throws IOException {
        String base = images.stored("build/refused", SMALL);
        Launch launch = launch();
        Files.writeString(
                launch.workingFolder().resolve("Dockerfile"), "FROM %s\n".formatted(base));

        try (RawClient client = RawClient.of(launch)) {
            assertThat(
                            client.call(BUILD, Map.of("context", "."))
                                    .assertFailure("ENGINE_ERROR")
                                    .text())
                    .contains("The registry '%s' refuses".formatted(registry.name()))
                    .contains("docker login " + registry.name());
        }
    }

    private void assertPushedAndPulled(Launch launch, String repository) {
        String image = images.made(repository, SMALL);
        try (RawClient client = RawClient.of(launch)) {
            client.call(PUSH, Map.of("image", image)).assertSuccess();
            images.remove(image);
            client.call(PULL, Map.of("image", image)).assertSuccess();

            assertThat(images.isOnEngine(image)).isTrue();
            registry.assertNotLeakedBy(client);
        }
    }

    private void assertRefused(Launch launch, String tool, String image, String... texts) {
        try (RawClient client = RawClient.of(launch)) {
            ToolAnswer answer =
                    client.call(tool, Map.of("image", image)).assertFailure("ENGINE_ERROR");

            assertThat(answer.text())
                    .contains("The registry '%s' refuses".formatted(registry.name()))
                    .contains(texts);
            registry.assertNotLeakedBy(client);
        }
    }

    private String written() {
        return "password = \"%s\"".formatted(registry.password());
    }

    private Launch launch() {
        return Launch.in(folder).on(engine).variable("MCP_LOG_LEVEL", "DEBUG");
    }

    /** A folder of the Docker CLI; its file gets the registry's name and a value. */
    private Path dockerConfig(String json, String value) {
        try {
            Path config = Files.createDirectory(folder.resolve("docker"));
            Files.writeString(
                    config.resolve("config.json"), json.formatted(registry.name(), value));
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder with a credential helper in it. */
    private Path helper(String name, String script) {
        try {
            Path programs = Files.createDirectory(folder.resolve("programs"));
            Path helper = programs.resolve("docker-credential-" + name);
            Files.writeString(helper, "#!/bin/sh\n" + script);
            Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));
            return programs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
