package io.cargoshipper.host.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.OptionalLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that asks its clients for a certificate, as engines on TCP do. */
@Timeout(30)
class EngineTlsTest {

    private static final char[] PASSWORD = "test".toCharArray();

    @TempDir Path certificates;

    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        TestCertificate engine = TestCertificate.of("localhost");
        TestCertificate client = TestCertificate.of("client");
        engine.writeCertificate(certificates.resolve("ca.pem"));
        client.writeCertificate(certificates.resolve("cert.pem"));
        client.writeKey(certificates.resolve("key.pem"));

        SSLContext tls = serverContext(engine, client.certificate());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(tls) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters wanted = tls.getDefaultSSLParameters();
                        wanted.setNeedClientAuth(true);
                        parameters.setSSLParameters(wanted);
                    }
                });
        server.createContext(
                "/_ping",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void connectsWithTheClientsCertificate() {
        try (EngineConnection connection = connection("localhost", port(), "DOCKER_TLS_VERIFY");
                EngineLease lease = connection.open(Tier.SAFE)) {
            lease.client().pingCmd().exec();
            assertThat(connection.address().orElseThrow().isRemote()).isTrue();
        }
    }

    @Test
    void refusesAnEngineThatNobodyVouchesFor() throws Exception {
        TestCertificate.of("localhost").writeCertificate(certificates.resolve("ca.pem"));
        assertFails("localhost", port(), "TLS failed:");
    }

    @Test
    void refusesAnEngineOfAnotherName() {
        assertFails("127.0.0.1", port(), "TLS failed:");
    }

    @Test
    void connectsToAnyoneWhenToldNotToVerify() throws Exception {
        TestCertificate.of("localhost").writeCertificate(certificates.resolve("ca.pem"));
        try (EngineConnection connection = connection("127.0.0.1", port(), "DOCKER_TLS");
                EngineLease lease = connection.open(Tier.SAFE)) {
            lease.client().pingCmd().exec();
            assertThat(connection.address()).isPresent();
        }
    }

    @Test
    void namesFilesThatAreNoCertificates() throws Exception {
        Files.writeString(certificates.resolve("key.pem"), "no key");
        assertFails("localhost", port(), "TLS files cannot be used (" + certificates);
    }

    @Test
    void saysThatAnEngineDoesNotSpeakTls() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answerPlainly(plain));
            thread.start();
            assertFails("localhost", plain.getLocalPort(), "does not speak TLS");
            thread.join();
        }
    }

    private void assertFails(String host, int port, String message) {
        try (EngineConnection connection = connection(host, port, "DOCKER_TLS_VERIFY");
                EngineLease lease = connection.open(Tier.SAFE)) {
            assertThatThrownBy(() -> lease.client().pingCmd().exec())
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining(message);
        }
    }

    private EngineConnection connection(String host, int port, String tlsVariable) {
        Map<String, String> variables =
                Map.of(
                        "DOCKER_HOST",
                        "tcp://%s:%d".formatted(host, port),
                        "DOCKER_CERT_PATH",
                        certificates.toString(),
                        tlsVariable,
                        "1");
        EngineSettings settings = EngineSettings.defaults();
        return new EngineConnection(
                new EngineDiscovery(
                        settings,
                        new EngineEnvironment(
                                variables, certificates, "Linux", OptionalLong.empty())),
                settings);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static void answerPlainly(ServerSocket plain) {
        try (var socket = plain.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
        } catch (IOException e) {
            // the client has gone
        }
    }

    private static SSLContext serverContext(TestCertificate engine, X509Certificate client)
            throws Exception {
        KeyStore own = emptyStore();
        own.setKeyEntry(
                "engine",
                engine.keys().getPrivate(),
                PASSWORD,
                new X509Certificate[] {engine.certificate()});
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        KeyStore trusted = emptyStore();
        trusted.setCertificateEntry("client", client);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }

    private static KeyStore emptyStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
