package io.cargoshipper.host.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineDiscoveryTest {

    @TempDir Path home;

    @Test
    void triesWellKnownSocketsInOrder() {
        assertThat(uris(discovery(Map.of("XDG_RUNTIME_DIR", "/run/user/7"))))
                .containsExactly(
                        "unix:///var/run/docker.sock",
                        "unix:///run/user/7/docker.sock",
                        "unix://" + home + "/.docker/run/docker.sock",
                        "unix://" + home + "/.docker/desktop/docker.sock",
                        "unix:///run/user/7/podman/podman.sock",
                        "unix:///run/podman/podman.sock",
                        "unix://" + home + "/.local/share/containers/podman/machine/podman.sock",
                        "unix://"
                                + home
                                + "/.local/share/containers/podman/machine/qemu/podman.sock",
                        "unix://" + home + "/.colima/default/docker.sock",
                        "unix://" + home + "/.config/colima/default/docker.sock",
                        "unix://" + home + "/.rd/docker.sock",
                        "unix://" + home + "/.orbstack/run/docker.sock",
                        "unix://" + home + "/.lima/docker/sock/docker.sock");
    }

    @Test
    void findsTheRuntimeFolderByUidWhenTheVariableIsNotPassedOn() {
        assertThat(uris(discovery(Map.of()))).contains("unix:///run/user/1000/docker.sock");
    }

    @Test
    void asksColimaHomeFirst() {
        List<String> uris = uris(discovery(Map.of("COLIMA_HOME", "/opt/colima")));
        assertThat(uris)
                .containsSubsequence(
                        "unix:///opt/colima/default/docker.sock",
                        "unix://" + home + "/.colima/default/docker.sock");
    }

    @Test
    void usesPipesOnWindows() {
        EngineDiscovery discovery =
                new EngineDiscovery(
                        EngineSettings.defaults(),
                        new EngineEnvironment(Map.of(), home, "Windows 11", OptionalLong.empty()));
        assertThat(uris(discovery).get(0)).isEqualTo("npipe:////./pipe/docker_engine");
        assertThat(discovery.likely()).isPresent();
    }

    @Test
    void configuredHostWinsOverEverything() throws Exception {
        writeContext("colima", "unix:///colima.sock", false);
        EngineDiscovery discovery =
                new EngineDiscovery(
                        host("unix:///configured.sock"),
                        environment(
                                Map.of(
                                        "DOCKER_HOST",
                                        "unix:///env.sock",
                                        "DOCKER_CONTEXT",
                                        "colima")));
        assertThat(discovery.candidates())
                .singleElement()
                .satisfies(
                        address -> {
                            assertThat(address.uri()).hasToString("unix:///configured.sock");
                            assertThat(address.source()).isEqualTo("engine.host");
                        });
    }

    @Test
    void configuredContextWinsOverTheEnvironment() throws Exception {
        writeContext("colima", "unix:///colima.sock", false);
        EngineDiscovery discovery =
                new EngineDiscovery(
                        context("colima"), environment(Map.of("DOCKER_HOST", "unix:///env.sock")));
        assertThat(uris(discovery)).containsExactly("unix:///colima.sock");
    }

    @Test
    void hostVariableWinsOverContexts() throws Exception {
        writeContext("colima", "unix:///colima.sock", false);
        writeCurrentContext("colima");
        assertThat(
                        uris(
                                discovery(
                                        Map.of(
                                                "DOCKER_HOST",
                                                "unix:///env.sock",
                                                "DOCKER_CONTEXT",
                                                "colima"))))
                .containsExactly("unix:///env.sock");
    }

    @Test
    void contextVariableWinsOverTheCurrentContext() throws Exception {
        writeContext("one", "unix:///one.sock", false);
        writeContext("two", "unix:///two.sock", false);
        writeCurrentContext("two");
        assertThat(uris(discovery(Map.of("DOCKER_CONTEXT", "one"))))
                .containsExactly("unix:///one.sock");
    }

    @Test
    void followsTheCurrentContext() throws Exception {
        writeContext("colima", "unix:///colima.sock", false);
        writeCurrentContext("colima");
        EngineAddress address = discovery(Map.of()).candidates().get(0);
        assertThat(address.describe())
                .isEqualTo("unix:///colima.sock (context 'colima' of config.json)");
        assertThat(discovery(Map.of()).likely()).contains(address);
    }

    @Test
    void defaultContextIsTheDefaultSocketOnly() {
        assertThat(uris(discovery(Map.of("DOCKER_CONTEXT", "default"))))
                .containsExactly("unix:///var/run/docker.sock");
    }

    @Test
    void aConfigurationWithoutCurrentContextNamesNothing() throws Exception {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), "{\"auths\":{}}");
        assertThat(uris(discovery(Map.of()))).hasSizeGreaterThan(5);
    }

    @Test
    void readsContextsWhereDockerConfigSays() throws Exception {
        writeContext("colima", "unix:///colima.sock", false);
        Path moved = home.resolve("elsewhere");
        Files.move(home.resolve(".docker"), moved);
        assertThat(
                        uris(
                                discovery(
                                        Map.of(
                                                "DOCKER_CONFIG",
                                                moved.toString(),
                                                "DOCKER_CONTEXT",
                                                "colima"))))
                .containsExactly("unix:///colima.sock");
    }

    @Test
    void takesTlsMaterialOfAContext() throws Exception {
        Path material = writeContext("far", "tcp://far:2376", false).resolve("docker");
        Files.createDirectories(material);
        Files.writeString(material.resolve("ca.pem"), "ca");
        EngineAddress address = discovery(Map.of("DOCKER_CONTEXT", "far")).candidates().get(0);
        assertThat(address.tls().orElseThrow())
                .isEqualTo(
                        new EngineTls(
                                Optional.of(material.resolve("ca.pem")),
                                Optional.empty(),
                                Optional.empty(),
                                true));
    }

    @Test
    void aContextMayAskNotToVerify() throws Exception {
        writeContext("far", "tcp://far:2376", true);
        EngineAddress address = discovery(Map.of("DOCKER_CONTEXT", "far")).candidates().get(0);
        assertThat(address.tls().orElseThrow().verify()).isFalse();
    }

    @Test
    void reportsAnUnknownContext() {
        assertUnusable(discovery(Map.of("DOCKER_CONTEXT", "gone")))
                .hasMessageContaining("no context 'gone' of DOCKER_CONTEXT")
                .hasMessageContaining("docker context ls");
    }

    @Test
    void reportsAConfigurationThatIsNotJson() throws Exception {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\": ");
        assertUnusable(discovery(Map.of()))
                .hasMessageContaining("config.json is not valid JSON")
                .hasMessageContaining("engine.host");
        assertThat(discovery(Map.of()).likely()).isEmpty();
    }

    @Test
    void refusesHostAndContextTogether() {
        EngineSettings both =
                new EngineSettings(
                        Optional.of("unix:///a"),
                        Optional.of("b"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertUnusable(new EngineDiscovery(both, environment(Map.of())))
                .hasMessageContaining("engine.host ('unix:///a') and engine.context ('b')");
    }

    @ParameterizedTest
    @CsvSource({
        "/var/run/docker.sock, unix:///var/run/docker.sock",
        "unix:///run/my engine.sock, unix:///run/my%20engine.sock",
        "tcp://box:1234, tcp://box:1234",
        "tcp://box, tcp://box:2375",
        "tcp://box/, tcp://box:2375",
        "tcp://[::1]:99, tcp://[::1]:99",
        "tcp://box:1/engine, tcp://box:1/engine",
        "http://box:2375, tcp://box:2375",
        "http://box, tcp://box:80",
    })
    void readsHosts(String value, String uri) {
        EngineAddress address = discovery(Map.of("DOCKER_HOST", value)).candidates().get(0);
        assertThat(address.uri()).hasToString(uri);
        assertThat(address.source()).isEqualTo("DOCKER_HOST");
        assertThat(address.tls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "docker.sock | it has no scheme",
                "unix://docker.sock | must be absolute",
                "npipe:////./pipe/docker_engine | of Windows",
                "fd:// | not one of unix, npipe, tcp",
                "tcp:// | valid",
                "tcp://user:secret@box:1 | a plain path only",
                "tcp://box:1/a/../b | a plain path only",
                "tcp://box:1?a=b | a plain path only",
                "ssh://me@box | ssh -N -L /tmp/engine.sock:/var/run/docker.sock me@box",
            })
    void refusesHostsWithTheMend(String value, String message) {
        assertUnusable(discovery(Map.of("DOCKER_HOST", value)))
                .hasMessageContaining("'" + value + "' (DOCKER_HOST)")
                .hasMessageContaining(message);
    }

    @Test
    void tlsVariablesCountForTcp() throws Exception {
        Path certificates = Files.createDirectory(home.resolve("certs"));
        Files.writeString(certificates.resolve("ca.pem"), "ca");
        Map<String, String> variables =
                Map.of(
                        "DOCKER_HOST", "tcp://box",
                        "DOCKER_TLS_VERIFY", "1",
                        "DOCKER_CERT_PATH", certificates.toString());
        EngineAddress address = discovery(variables).candidates().get(0);
        assertThat(address.uri()).hasToString("tcp://box:2376");
        assertThat(address.tls().orElseThrow().verify()).isTrue();
        assertThat(address.tls().orElseThrow().authority())
                .contains(certificates.resolve("ca.pem"));
    }

    @Test
    void plainHttpAndTlsContradictEachOther() {
        assertUnusable(discovery(Map.of("DOCKER_HOST", "http://box", "DOCKER_TLS_VERIFY", "1")))
                .hasMessageContaining("http is plain, but TLS is asked for");
    }

    @Test
    void httpsIsTlsThatVerifiesUnlessToldNotTo() {
        EngineSettings trusting =
                new EngineSettings(
                        Optional.of("https://box"),
                        Optional.empty(),
                        Optional.of(false),
                        Optional.empty(),
                        Optional.empty());
        EngineAddress address = discovery(Map.of("DOCKER_HOST", "https://box")).candidates().get(0);
        assertThat(address.uri()).hasToString("tcp://box:443");
        assertThat(address.tls().orElseThrow().verify()).isTrue();
        assertThat(
                        new EngineDiscovery(trusting, environment(Map.of()))
                                .candidates()
                                .get(0)
                                .tls()
                                .orElseThrow()
                                .verify())
                .isFalse();
    }

    @Test
    void namesAFolderOfCertificatesThatIsNotThere() {
        assertUnusable(
                        discovery(
                                Map.of(
                                        "DOCKER_HOST", "tcp://box",
                                        "DOCKER_TLS_VERIFY", "1",
                                        "DOCKER_CERT_PATH", "/no/such/folder")))
                .hasMessageContaining("/no/such/folder");
    }

    @Test
    void refusesACertificateWithoutItsKey() throws Exception {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/cert.pem"), "cert");
        assertUnusable(discovery(Map.of("DOCKER_HOST", "tcp://box", "DOCKER_TLS", "1")))
                .hasMessageContaining("cert.pem stands alone");
    }

    @Test
    void likelyIsTheFirstSocketThatIsThere() throws Exception {
        Path socket = home.resolve("docker.sock");
        Files.createFile(socket);
        Optional<EngineAddress> likely =
                discovery(Map.of("XDG_RUNTIME_DIR", home.toString())).likely();
        // A machine that runs these tests may have an engine at the default socket.
        assertThat(likely.orElseThrow().uri().toString())
                .isIn("unix:///var/run/docker.sock", "unix://" + socket);
    }

    @Test
    void likelyIsTheNamedOneWhetherThereOrNot() {
        assertThat(discovery(Map.of("DOCKER_HOST", "unix:///nowhere.sock")).likely())
                .map(EngineAddress::source)
                .contains("DOCKER_HOST");
        assertThat(discovery(Map.of("DOCKER_HOST", "nonsense")).likely()).isEmpty();
    }

    @Test
    void blankCountsAsAbsent() {
        assertThat(host(" ").host()).isEmpty();
        assertThat(uris(discovery(Map.of("DOCKER_HOST", "")))).hasSizeGreaterThan(5);
    }

    @Test
    void connectTimeoutHasBounds() {
        assertThatThrownBy(
                        () ->
                                new EngineSettings(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(Duration.ZERO)))
                .hasMessageContaining("above zero");
    }

    private EngineDiscovery discovery(Map<String, String> variables) {
        return new EngineDiscovery(EngineSettings.defaults(), environment(variables));
    }

    private EngineEnvironment environment(Map<String, String> variables) {
        return new EngineEnvironment(variables, home, "Linux", OptionalLong.of(1000));
    }

    private static EngineSettings host(String value) {
        return new EngineSettings(
                Optional.of(value),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static EngineSettings context(String name) {
        return new EngineSettings(
                Optional.empty(),
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> uris(EngineDiscovery discovery) {
        return discovery.candidates().stream().map(address -> address.uri().toString()).toList();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertUnusable(
            EngineDiscovery discovery) {
        return assertThatThrownBy(discovery::candidates)
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ENGINE_UNAVAILABLE));
    }

    /**
     * Writes it as {@code docker context create} does, and returns the folder for its TLS files.
     */
    private Path writeContext(String name, String host, boolean skipTlsVerify)
            throws IOException, NoSuchAlgorithmException {
        String hash =
                HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(name.getBytes(StandardCharsets.UTF_8)));
        Path contexts = home.resolve(".docker/contexts");
        Path meta = Files.createDirectories(contexts.resolve("meta").resolve(hash));
        Files.writeString(
                meta.resolve("meta.json"),
                """
                {"Name":"%s","Metadata":{"Host":"decoy"},
                 "Endpoints":{"docker":{"Host":"%s","SkipTLSVerify":%s}}}
                """
                        .formatted(name, host, skipTlsVerify));
        return contexts.resolve("tls").resolve(hash);
    }

    private void writeCurrentContext(String name) throws IOException {
        Files.writeString(
                home.resolve(".docker/config.json"),
                "{\"auths\":{},\"currentContext\":\"%s\"}".formatted(name));
    }
}
