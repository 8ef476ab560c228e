package io.cargoshipper.dist;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * The engine that tools are tested on: the one at {@code CARGOSHIPPER_TEST_DOCKER_HOST}, else a
 * private one of this run. Testcontainers is pointed at it too.
 */
final class TestEngine implements AutoCloseable {

    private static final String ADDRESS = "CARGOSHIPPER_TEST_DOCKER_HOST";
    private static final String DISPOSABLE = "CARGOSHIPPER_TEST_DISPOSABLE";

    private final String address;
    private final boolean own;
    private final DockerClient docker;
    private final FixtureImage image;

    private TestEngine(String address, boolean own) {
        this.address = address;
        this.own = own;
        this.docker = client(address);
        this.image = FixtureImage.on(docker);
        pointTestcontainersHere();
    }

    /** A client of an engine, for tests that have one of their own. */
    static DockerClient client(String address) {
        DockerClientConfig config =
                DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost(address)
                        .build();
        return DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .sslConfig(config.getSSLConfig())
                        .build());
    }

    static TestEngine open() {
        Optional<String> given =
                Optional.ofNullable(System.getenv(ADDRESS)).filter(text -> !text.isBlank());
        return given.map(address -> new TestEngine(address, false))
                .orElseGet(() -> new TestEngine(EngineScript.shared().start(), true));
    }

    /** Where it listens, in the form of {@code DOCKER_HOST}. */
    String address() {
        return address;
    }

    /** A client of the tests' own, beside the one under test. */
    DockerClient docker() {
        return docker;
    }

    /** The image that fixture containers are made from: busybox, with a link for each applet. */
    String image() {
        return FixtureImage.NAME;
    }

    /** Whether nothing on it matters to anybody but the tests. */
    boolean disposable() {
        return own || Boolean.parseBoolean(System.getenv(DISPOSABLE));
    }

    /** Skips a test that would prune, or remove things that it did not make, elsewhere. */
    void assumeDisposable() {
        Assumptions.assumeTrue(
                disposable(),
                () ->
                        "removes at large, and the engine at %s may be in use; set %s=true if it is not"
                                .formatted(address, DISPOSABLE));
    }

    /**
     * Takes back what was made on an engine that stays. The private one ends by itself with this
     * process, and not here: Testcontainers looks for left-over containers when the process ends.
     */
    @Override
    public void close() throws IOException {
        if (!own) {
            image.close();
        }
        docker.close();
    }

    /**
     * Testcontainers reads where its engine is from the environment and a file of the user's, and
     * neither can be set from in here: so the setting that wins over all others is put in place of
     * the file's, in memory.
     */
    private void pointTestcontainersHere() {
        TestcontainersConfiguration.getInstance()
                .getUserProperties()
                .setProperty("tc.host", address);
    }
}
