package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Random;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Assumptions;

/**
 * A registry of this machine, with TLS and a password, which the test engine trusts. It listens on
 * the address of the engine's own bridge: addresses that begin with 127 would not do, as engines
 * try plain HTTP there after a refusal, and tell of that.
 */
final class TestRegistry implements AutoCloseable {

    static final String USERNAME = "shipper";

    private static final String CONFIGURATION =
            """
            version: 0.1
            log: { level: warn }
            storage: { filesystem: { rootdirectory: "%1$s/data" } }
            http: { addr: "%2$s", tls: { certificate: "%1$s/cert.pem", key: "%1$s/key.pem" } }
            auth: { htpasswd: { realm: test, path: "%1$s/htpasswd" } }
            """;

    private static final int CHEAPEST_BCRYPT = 4;

    private final InetSocketAddress address;
    private final RegistryCertificate certificate;
    private final Process process;

    /** No words of any language, so that finding it somewhere means that it has leaked. */
    private final String password;

    private final Deque<Runnable> opened = new ArrayDeque<>();

    private TestRegistry(
            InetSocketAddress address,
            RegistryCertificate certificate,
            Process process,
            String password) {
        this.address = address;
        this.certificate = certificate;
        this.process = process;
        this.password = password;
        trust(address.getPort());
    }

    /**
     * Starts one with its data in a folder. Skips the test where the engine is not on this machine,
     * or cannot be made to trust it.
     */
    static TestRegistry start(TestEngine engine, Path folder) {
        InetSocketAddress address = freePort(engine.docker());
        String password = Base64.getUrlEncoder().encodeToString(random(18));
        RegistryCertificate certificate =
                RegistryCertificate.of(address.getAddress().getHostAddress(), folder);
        try {
            String hash =
                    OpenBSDBCrypt.generate(
                            "2y", password.toCharArray(), random(16), CHEAPEST_BCRYPT);
            Files.writeString(folder.resolve("htpasswd"), "%s:%s%n".formatted(USERNAME, hash));
            Path configuration = folder.resolve("config.yml");
            Files.writeString(configuration, CONFIGURATION.formatted(folder, hostAndPort(address)));
            Process process =
                    new ProcessBuilder(
                                    RegistryProgram.find().toString(),
                                    "serve",
                                    configuration.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("registry.log").toFile())
                            .start();
            try {
                awaitListening(process, address, folder.resolve("registry.log"));
                return new TestRegistry(address, certificate, process, password);
            } catch (RuntimeException | AssertionError e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its name, as those of images begin with it. */
    String name() {
        return hostAndPort(address);
    }

    /** Its address, without the port. */
    String host() {
        return address.getAddress().getHostAddress();
    }

    String password() {
        return password;
    }

    /**
     * What the configuration of a host needs.
     *
     * @param secret the key and the value that give the password
     */
    String section(String secret) {
        return section(name(), secret);
    }

    /** The same for the registry by way of a proxy. */
    String section(SlowProxy proxy) {
        return section(name(proxy), "password = \"%s\"".formatted(password));
    }

    private static String section(String name, String secret) {
        return "registries.\"%s\" { username = %s, %s }".formatted(name, USERNAME, secret);
    }

    /** Asserts that a server has told nobody, in its answers or its log. */
    void assertNotLeakedBy(RawClient client) {
        assertThat(client.transcript()).doesNotContain(password).doesNotContain(auth());
    }

    /** As {@code docker login} files the credentials. */
    String auth() {
        return Base64.getEncoder()
                .encodeToString((USERNAME + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The same registry under another port, where it gives out so much in a second. */
    SlowProxy slowly(int bytesPerSecond) {
        SlowProxy proxy = new SlowProxy(address, bytesPerSecond);
        opened.push(() -> close(proxy));
        trust(proxy.port());
        return proxy;
    }

    /** The registry's name by way of a proxy. */
    String name(SlowProxy proxy) {
        return hostAndPort(new InetSocketAddress(address.getAddress(), proxy.port()));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        while (!opened.isEmpty()) {
            opened.pop().run();
        }
    }

    private static void close(SlowProxy proxy) {
        try {
            proxy.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void trust(int port) {
        String name = hostAndPort(new InetSocketAddress(address.getAddress(), port));
        opened.push(TrustedRegistry.of(name, certificate.certificate())::close);
    }

    /** A free port of the address that the engine has on its bridge. */
    private static InetSocketAddress freePort(DockerClient docker) {
        String gateway =
                docker.inspectNetworkCmd()
                        .withNetworkId("bridge")
                        .exec()
                        .getIpam()
                        .getConfig()
                        .get(0)
                        .getGateway();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(gateway))) {
            return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
        } catch (IOException e) {
            return Assumptions.abort(
                    "the engine's bridge (%s) is not on this machine: %s".formatted(gateway, e));
        }
    }

    private static void awaitListening(Process process, InetSocketAddress address, Path log) {
        Eventually.holds(
                "the registry listens",
                () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("the registry ended: " + text(log));
                    }
                    try (Socket socket = new Socket()) {
                        socket.connect(address);
                        return true;
                    } catch (IOException e) {
                        return false;
                    }
                });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        new Random().nextBytes(bytes);
        return bytes;
    }

    private static String hostAndPort(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
