package io.cargoshipper.host.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.BadRequestException;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class EngineConnectionTest {

    private static final String VERSION = "{\"Version\":\"28.5\",\"ApiVersion\":\"1.51\"}";

    @TempDir Path folder;

    @Test
    void connectsWithTheFirstRequestOnly() throws Exception {
        try (FakeEngine engine = engine();
                EngineConnection connection = connection(engine.socket())) {
            try (EngineLease lease = connection.open(Tier.SAFE)) {
                lease.client();
                assertThat(connection.address()).isEmpty();
                assertThat(engine.requests()).isEmpty();

                assertThat(lease.client().versionCmd().exec().getVersion()).isEqualTo("28.5");
            }
            EngineFacts facts = connection.facts().orElseThrow();
            assertThat(facts.address().socket()).contains(engine.socket());
            assertThat(facts.apiVersion()).contains("1.51");
            assertThat(facts.server()).contains("Fake/1");
            assertThat(facts.os()).contains("linux");
        }
    }

    @Test
    void pingsOnceHoweverManyCallsFollow() throws Exception {
        try (FakeEngine engine = engine();
                EngineConnection connection = connection(engine.socket())) {
            askVersion(connection);
            askVersion(connection);
            assertThat(engine.requests())
                    .extracting(FakeEngine.Recorded::line)
                    .containsExactly("GET /_ping", "GET /version", "GET /version");
        }
    }

    @Test
    void concurrentFirstCallsShareOneSearch() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (FakeEngine engine = engine();
                EngineConnection connection = connection(engine.socket())) {
            engine.on(
                    "GET /_ping",
                    answering -> {
                        pause(100);
                        answering.answer(200, "OK");
                    });
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> askVersion(connection));
            }
            for (Future<String> version : threads.invokeAll(calls)) {
                assertThat(version.get()).isEqualTo("28.5");
            }
            assertThat(engine.requests())
                    .filteredOn(request -> request.line().equals("GET /_ping"))
                    .hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void saysWhatWasTriedAndWhy() throws Exception {
        Path dead = folder.resolve("docker.sock");
        FakeEngine.start(dead).stop(); // leaves the file of a killed engine
        Path podman = Files.createDirectory(folder.resolve("podman")).resolve("podman.sock");
        EngineSettings impatient = settings(Duration.ofMillis(200));
        try (FakeEngine hanging = FakeEngine.start(podman).on("GET /_ping", FakeEngine.hang())) {
            EngineEnvironment environment =
                    new EngineEnvironment(
                            Map.of("XDG_RUNTIME_DIR", folder.toString()),
                            folder,
                            "Linux",
                            OptionalLong.empty());
            // Without the default socket, which the machine that runs this may have.
            EngineDiscovery discovery = new EngineDiscovery(impatient, environment);
            List<EngineAddress> own =
                    discovery.candidates().stream()
                            .filter(address -> address.uri().getPath().startsWith("" + folder))
                            .toList();
            assertThatThrownBy(() -> new EngineProbe(() -> own, impatient).find())
                    .isInstanceOf(ToolException.class)
                    .message()
                    .contains("unix://" + dead + " (rootless Docker): connection refused")
                    .contains(
                            "unix://"
                                    + hanging.socket()
                                    + " (rootless Podman): no answer within 0.2 s")
                    .contains("- no such socket: ", folder + "/.colima/default/docker.sock")
                    .contains("engine.host or DOCKER_HOST");
        }
    }

    @Test
    void namesAnEngineThatIsNoEngine() throws Exception {
        try (FakeEngine engine = engine().on("GET /_ping", FakeEngine.answer(500, "{}"));
                EngineConnection connection = connection(engine.socket())) {
            assertUnavailable(connection).hasMessageContaining("with status 500");
        }
    }

    @Test
    void searchesAgainAfterAFailure() throws Exception {
        Path socket = folder.resolve("late.sock");
        try (EngineConnection connection = connection(socket)) {
            assertUnavailable(connection)
                    .hasMessageContaining("no such socket: unix://" + socket + " (DOCKER_HOST)");
            try (FakeEngine engine = FakeEngine.start(socket)) {
                engine.on("GET /version", FakeEngine.answer(200, VERSION));
                assertThat(askVersion(connection)).isEqualTo("28.5");
            }
        }
    }

    @Test
    void anEngineMayRestart() throws Exception {
        try (FakeEngine engine = engine();
                EngineConnection connection = connection(engine.socket());
                EngineLease lease = connection.open(Tier.MODERATE)) {
            engine.on("POST /containers/abc/start", FakeEngine.answer(204, ""));
            lease.client().versionCmd().exec();

            engine.stop();
            engine.start();
            lease.client().startContainerCmd("abc").exec();

            assertThat(engine.lines())
                    .containsExactly(
                            "GET /version",
                            "GET /containers/abc/json", // the guard's: what it has from before
                            "POST /containers/abc/start");
        }
    }

    @Test
    void saysThatTheEngineHasGoneAndFindsItAgain() throws Exception {
        try (FakeEngine engine = engine();
                EngineConnection connection = connection(engine.socket())) {
            askVersion(connection);
            engine.stop();
            assertUnavailable(connection)
                    .hasMessageContaining("answered before and cannot be reached now")
                    .hasMessageContaining("connection refused");
            engine.start();
            assertThat(askVersion(connection)).isEqualTo("28.5");
        }
    }

    @Test
    void neverMovesToAnotherEngine() throws Exception {
        EngineSettings settings = EngineSettings.defaults();
        try (FakeEngine engine = engine();
                FakeEngine other = FakeEngine.start(folder.resolve("other.sock"))) {
            List<EngineAddress> both =
                    List.of(
                            EngineAddress.ofSocket(engine.socket(), "one"),
                            EngineAddress.ofSocket(other.socket(), "two"));
            try (EngineConnection connection =
                    new EngineConnection(new EngineProbe(() -> both, settings))) {
                askVersion(connection);
                engine.stop();
                assertUnavailable(connection).hasMessageContaining("restart this server");
                assertThat(other.requests()).isEmpty();
            }
        }
    }

    @Test
    void neverSendsAChangeTwice() throws Exception {
        try (FakeEngine engine = engine();
                EngineConnection connection = connection(engine.socket());
                EngineLease lease = connection.open(Tier.DESTRUCTIVE)) {
            engine.on("POST /containers/abc/start", FakeEngine.drop());
            engine.on("DELETE /containers/abc", FakeEngine.drop());
            engine.on("POST /containers/abc/stop", FakeEngine.answer(503, "{\"message\":\"x\"}"));

            assertThatThrownBy(() -> lease.client().startContainerCmd("abc").exec())
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining("What was asked may have been done");
            assertThatThrownBy(() -> lease.client().removeContainerCmd("abc").exec())
                    .isInstanceOf(ToolException.class);
            assertThatThrownBy(() -> lease.client().stopContainerCmd("abc").exec())
                    .hasMessageContaining("503");

            assertThat(engine.lines())
                    .containsExactly(
                            "GET /containers/abc/json", // the guard's: what it has from before
                            "POST /containers/abc/start",
                            "DELETE /containers/abc",
                            "POST /containers/abc/stop");
        }
    }

    @Test
    void followsNoRedirect() throws Exception {
        try (FakeEngine engine = engine();
                EngineConnection connection = connection(engine.socket())) {
            engine.on(
                    "GET /version",
                    answering -> answering.head(301, "Location: /info", "Content-Length: 0"));
            assertThatThrownBy(() -> askVersion(connection)).hasMessageContaining("301");
            assertThat(engine.lines()).containsExactly("GET /version");
        }
    }

    @Test
    void readsTheAnswerOfAnEngineThatRefusesALongBody() throws Exception {
        try (FakeEngine engine = engine();
                EngineConnection connection = connection(engine.socket());
                EngineLease lease = connection.open(Tier.MODERATE)) {
            engine.onHead(
                    "POST /images/load", FakeEngine.answer(400, "{\"message\":\"too long\"}"));
            InputStream tooLong = new ByteArrayInputStream(new byte[8 * 1024 * 1024]);
            assertThatThrownBy(() -> lease.client().loadImageCmd(tooLong).exec())
                    .isInstanceOf(BadRequestException.class)
                    .hasMessageContaining("too long");
        }
    }

    @Test
    void aFailureToReadWhatTheCallerSendsIsNotTheEngines() throws Exception {
        try (FakeEngine engine = engine();
                EngineConnection connection = connection(engine.socket());
                EngineLease lease = connection.open(Tier.MODERATE)) {
            InputStream broken =
                    new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("the disk is gone");
                        }

                        @Override
                        public int read(byte[] bytes, int offset, int length) throws IOException {
                            return read();
                        }
                    };
            assertThatThrownBy(() -> lease.client().loadImageCmd(broken).exec())
                    .hasRootCauseMessage("the disk is gone")
                    .satisfies(e -> assertThat(EngineErrors.translate(e)).isEmpty());
            assertThat(engine.lines()).isEmpty();
        }
    }

    @Test
    void anInterruptEndsTheWaitForAnAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch clientGone = new CountDownLatch(1);
        try (FakeEngine engine = engine();
                EngineConnection connection = connection(engine.socket())) {
            engine.on(
                    "GET /version",
                    answering -> {
                        asked.countDown();
                        answering.awaitClose();
                        clientGone.countDown();
                    });
            Outcome outcome = new Outcome();
            Thread thread = new Thread(() -> outcome.of(() -> askVersion(connection)));
            thread.start();
            asked.await();
            thread.interrupt();
            thread.join();
            assertThat(outcome.failure())
                    .isInstanceOfSatisfying(
                            ToolException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
            assertThat(clientGone.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anInterruptEndsTheWaitForTheSearchButNotTheSearch() throws Exception {
        CountDownLatch pinged = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (FakeEngine engine = engine();
                EngineConnection connection = connection(engine.socket())) {
            engine.on(
                    "GET /_ping",
                    answering -> {
                        pinged.countDown();
                        await(go);
                        answering.answer(200, "OK");
                    });
            Outcome outcome = new Outcome();
            Thread thread = new Thread(() -> outcome.of(() -> askVersion(connection)));
            thread.start();
            pinged.await();
            thread.interrupt();
            thread.join();
            assertThat(outcome.failure()).hasMessageContaining("Interrupted while looking");
            go.countDown();
            assertThat(askVersion(connection)).isEqualTo("28.5");
            assertThat(engine.requests())
                    .filteredOn(request -> request.line().equals("GET /_ping"))
                    .hasSize(1);
        }
    }

    @Test
    void warmingNeverFails() throws Exception {
        try (EngineConnection nowhere = connection(folder.resolve("nowhere.sock"))) {
            assertThatCode(nowhere::warm).doesNotThrowAnyException();
        }
        try (FakeEngine engine = engine();
                EngineConnection connection = connection(engine.socket())) {
            engine.on("GET /containers/json", FakeEngine.answer(200, "[]"));
            connection.warm();
            assertThat(connection.address()).isPresent();
            assertThat(engine.lines()).containsExactly("GET /containers/json");
        }
    }

    @Test
    void closingRevokesAllLeases() throws Exception {
        try (FakeEngine engine = engine()) {
            EngineConnection connection = connection(engine.socket());
            EngineLease before = connection.open(Tier.SAFE);
            connection.close();
            EngineLease after = connection.open(Tier.SAFE);
            for (EngineLease lease : List.of(before, after)) {
                assertThatThrownBy(() -> lease.client().versionCmd().exec())
                        .isInstanceOf(ToolException.class)
                        .hasMessageContaining("its engine lease is over");
            }
            assertThat(engine.requests()).isEmpty();
        }
    }

    @Test
    void speaksToTcpAddressesWithTheirPrefix() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            String host = "tcp://127.0.0.1:%d/engine".formatted(server.getLocalPort());
            EngineEnvironment environment = environment(Map.of("DOCKER_HOST", host));
            List<String> lines = new ArrayList<>();
            Thread thread =
                    new Thread(
                            () -> {
                                try (var socket = server.accept()) {
                                    byte[] head = new byte[4096];
                                    int length = socket.getInputStream().read(head);
                                    lines.addAll(
                                            new String(head, 0, length, US_ASCII).lines().toList());
                                    socket.getOutputStream()
                                            .write(
                                                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK"
                                                            .getBytes(US_ASCII));
                                } catch (IOException e) {
                                    lines.add(e.toString());
                                }
                            });
            thread.start();
            EngineSettings settings = EngineSettings.defaults();
            EngineProbe.Found found =
                    new EngineProbe(
                                    new EngineDiscovery(settings, environment)::candidates,
                                    settings)
                            .find();
            thread.join();
            assertThat(found.facts().address().isRemote()).isTrue();
            assertThat(lines)
                    .contains(
                            "GET /engine/_ping HTTP/1.1",
                            "Host: 127.0.0.1:" + server.getLocalPort());
        }
    }

    @Test
    void reportsTcpThatRefuses() throws Exception {
        int unused;
        try (ServerSocket server = new ServerSocket(0)) {
            unused = server.getLocalPort();
        }
        EngineSettings settings = EngineSettings.defaults();
        EngineEnvironment environment =
                environment(Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + unused));
        try (EngineConnection connection =
                new EngineConnection(new EngineDiscovery(settings, environment), settings)) {
            assertUnavailable(connection).hasMessageContaining("connection refused");
        }
    }

    private FakeEngine engine() throws IOException {
        return FakeEngine.start(folder.resolve("engine.sock"))
                .on("GET /version", FakeEngine.answer(200, VERSION));
    }

    private EngineConnection connection(Path socket) {
        EngineSettings settings = EngineSettings.defaults();
        return new EngineConnection(
                new EngineDiscovery(
                        settings, environment(Map.of("DOCKER_HOST", "unix://" + socket))),
                settings);
    }

    private EngineEnvironment environment(Map<String, String> variables) {
        return new EngineEnvironment(variables, folder, "Linux", OptionalLong.empty());
    }

    private static EngineSettings settings(Duration connectTimeout) {
        return new EngineSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(connectTimeout));
    }

    private static String askVersion(EngineConnection connection) {
        try (EngineLease lease = connection.open(Tier.SAFE)) {
            return lease.client().versionCmd().exec().getVersion();
        }
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertUnavailable(
            EngineConnection connection) {
        return assertThatThrownBy(() -> askVersion(connection))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ENGINE_UNAVAILABLE));
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
