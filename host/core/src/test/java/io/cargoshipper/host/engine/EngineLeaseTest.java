package io.cargoshipper.host.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.PullResponseItem;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.guard.GuardDecision;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class EngineLeaseTest {

    private static final String ID = "c0ffee".repeat(10) + "c0ff";

    @TempDir Path folder;

    private FakeEngine engine;
    private EngineConnection connection;

    @BeforeEach
    void start() throws IOException {
        engine = FakeEngine.start(folder.resolve("engine.sock"));
        EngineSettings settings = EngineSettings.defaults();
        Map<String, String> variables = Map.of("DOCKER_HOST", "unix://" + engine.socket());
        connection =
                new EngineConnection(
                        new EngineDiscovery(
                                settings,
                                new EngineEnvironment(
                                        variables, folder, "Linux", OptionalLong.empty())),
                        settings);
    }

    @AfterEach
    void stop() throws IOException {
        connection.close();
        engine.close();
    }

    @Test
    void refusesAboveTheCapBeforeAnythingIsSent() {
        try (EngineLease lease = connection.open(Tier.SAFE)) {
            assertThatThrownBy(() -> lease.client().startContainerCmd("web").exec())
                    .isInstanceOfSatisfying(
                            ToolException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED_BY_POLICY))
                    .hasMessageContaining(
                            "POST /containers/web/start (container.start) needs tier MODERATE; this"
                                    + " call is held to SAFE");
            assertThat(engine.requests()).isEmpty();
        }
    }

    @Test
    void tellsTheListenerOfEveryDecision() {
        List<GuardDecision> decisions = new CopyOnWriteArrayList<>();
        engine.on("GET /version", FakeEngine.answer(200, "{}"));
        try (EngineLease lease = connection.open(Tier.SAFE, decisions::add)) {
            lease.client().versionCmd().exec();
            assertThatThrownBy(() -> lease.client().removeContainerCmd("web").exec())
                    .isInstanceOf(ToolException.class);
        }
        assertThat(decisions)
                .extracting(
                        d -> d.endpoint().orElseThrow().effect(),
                        GuardDecision::allowed,
                        d -> d.needed().orElseThrow())
                .containsExactly(
                        tuple("system.version", true, Tier.SAFE),
                        tuple("container.remove", false, Tier.DESTRUCTIVE));
    }

    @Test
    void aRefusalOnACallbackThreadReachesCallbackAndCaller() throws Exception {
        List<Throwable> errors = new CopyOnWriteArrayList<>();
        try (EngineLease lease = connection.open(Tier.SAFE)) {
            ResultCallback.Adapter<PullResponseItem> callback =
                    new ResultCallback.Adapter<>() {
                        @Override
                        public void onError(Throwable error) {
                            errors.add(error);
                            super.onError(error);
                        }
                    };
            lease.client().pullImageCmd("busybox").withTag("latest").exec(callback);
            assertThatThrownBy(callback::awaitCompletion)
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining("POST /images/create (image.pull) needs tier MODERATE");
        }
        assertThat(errors).singleElement().isInstanceOf(ToolException.class);
        assertThat(engine.requests()).isEmpty();
    }

    @Test
    void closingEndsAStreamOnACallbackThread() throws Exception {
        CountDownLatch engineSawTheEnd = new CountDownLatch(1);
        CountDownLatch streaming = new CountDownLatch(1);
        engine.on(
                "GET /containers/web/logs",
                answering -> {
                    answering.startStream();
                    answering.chunk(frame("hello"));
                    answering.awaitClose();
                    engineSawTheEnd.countDown();
                });
        EngineLease lease = connection.open(Tier.SAFE);
        ResultCallback.Adapter<Frame> callback =
                new ResultCallback.Adapter<>() {
                    @Override
                    public void onNext(Frame frame) {
                        streaming.countDown();
                    }
                };
        lease.client()
                .logContainerCmd("web")
                .withStdOut(true)
                .withFollowStream(true)
                .exec(callback);
        assertThat(streaming.await(5, TimeUnit.SECONDS)).isTrue();

        lease.close();

        assertThat(engineSawTheEnd.await(5, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(callback::awaitCompletion)
                .satisfies(
                        e ->
                                assertThat(EngineErrors.translate(e))
                                        .map(ToolException::code)
                                        .contains(ErrorCode.CANCELLED));
    }

    @Test
    void closingEndsARequestThatWaitsForItsAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        engine.on(
                "POST /containers/web/stop",
                answering -> {
                    asked.countDown();
                    answering.awaitClose();
                });
        EngineLease lease = connection.open(Tier.MODERATE);
        Outcome outcome = new Outcome();
        Thread thread =
                new Thread(() -> outcome.of(() -> lease.client().stopContainerCmd("web").exec()));
        thread.start();
        asked.await();
        lease.close();
        thread.join();
        assertThat(outcome.failure()).hasMessageContaining("its engine lease is over");
    }

    @Test
    void closingEndsABodyThatSomebodyReads() throws Exception {
        CountDownLatch streaming = new CountDownLatch(1);
        engine.on(
                "GET /containers/web/archive",
                answering -> {
                    answering.startStream();
                    answering.chunk(new byte[] {1});
                    streaming.countDown();
                    answering.awaitClose();
                });
        EngineLease lease = connection.open(Tier.SAFE);
        InputStream archive = lease.client().copyArchiveFromContainerCmd("web", "/etc").exec();
        assertThat(archive.read()).isEqualTo(1);
        Outcome outcome = new Outcome();
        Thread thread = new Thread(() -> outcome.of(archive::read));
        thread.start();
        streaming.await();
        lease.close();
        thread.join();
        assertThat(outcome.failure()).isInstanceOf(IOException.class);
    }

    @Test
    void closingABodyDoesNotWaitForItsEnd() throws Exception {
        engine.on(
                "GET /containers/web/archive",
                answering -> {
                    answering.startStream();
                    answering.chunk(new byte[] {1});
                    answering.awaitClose();
                });
        try (EngineLease lease = connection.open(Tier.SAFE)) {
            InputStream archive = lease.client().copyArchiveFromContainerCmd("web", "/etc").exec();
            assertThat(archive.read()).isEqualTo(1);
            archive.close();
        }
    }

    @Test
    void isOverAfterClosingAndMayBeClosedAgain() {
        engine.on("GET /version", FakeEngine.answer(200, "{}"));
        EngineLease lease = connection.open(Tier.SAFE);
        DockerClient kept = lease.client();
        kept.versionCmd().exec();
        lease.close();
        lease.close();
        assertThatThrownBy(() -> kept.versionCmd().exec())
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED))
                .hasMessage("This call has answered; its engine lease is over.");
        assertThat(engine.lines()).hasSize(1);
    }

    @Test
    void aPackThatClosesItsClientHarmsNobody() throws Exception {
        engine.on("GET /version", FakeEngine.answer(200, "{}"));
        try (EngineLease lease = connection.open(Tier.SAFE);
                EngineLease other = connection.open(Tier.SAFE)) {
            lease.client().close();
            assertThatCode(() -> lease.client().versionCmd().exec()).doesNotThrowAnyException();
            assertThatCode(() -> other.client().versionCmd().exec()).doesNotThrowAnyException();
        }
    }

    @Test
    void givesOneClientForItsWholeLife() {
        try (EngineLease lease = connection.open(Tier.MODERATE)) {
            assertThat(lease.client()).isSameAs(lease.client());
            assertThat(lease.cap()).isEqualTo(Tier.MODERATE);
        }
    }

    @Test
    void removesWhatItHasCreatedAtTheSameTier() {
        engine.on("POST /containers/create", FakeEngine.answer(201, "{\"Id\":\"" + ID + "\"}"));
        engine.on("DELETE /containers/" + ID, FakeEngine.answer(204, ""));
        try (EngineLease lease = connection.open(Tier.MODERATE)) {
            String id = lease.client().createContainerCmd("busybox").exec().getId();
            assertThat(id).isEqualTo(ID);
            lease.client().removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
        }
        assertThat(engine.lines())
                .containsExactly("POST /containers/create", "DELETE /containers/" + ID);
    }

    @Test
    void anotherLeaseMayNotRemoveIt() {
        engine.on("POST /containers/create", FakeEngine.answer(201, "{\"Id\":\"" + ID + "\"}"));
        try (EngineLease creating = connection.open(Tier.MODERATE);
                EngineLease removing = connection.open(Tier.MODERATE)) {
            creating.client().createContainerCmd("busybox").exec();
            assertThatThrownBy(() -> removing.client().removeContainerCmd(ID).exec())
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining("needs tier DESTRUCTIVE");
        }
    }

    @Test
    void carriesInputToACommandAndItsEnd() throws Exception {
        StringBuilder output = new StringBuilder();
        StringBuilder input = new StringBuilder();
        engine.on(
                "POST /exec/e1/start",
                answering -> {
                    answering.head(
                            101,
                            "Content-Type: application/vnd.docker.raw-stream",
                            "Connection: Upgrade",
                            "Upgrade: tcp");
                    input.append(answering.readToEnd());
                    answering.send(frame("got it"));
                });
        try (EngineLease lease = connection.open(Tier.MODERATE)) {
            lease.client()
                    .execStartCmd("e1")
                    .withStdIn(
                            new ByteArrayInputStream("to the end".getBytes(StandardCharsets.UTF_8)))
                    .exec(
                            new ResultCallback.Adapter<Frame>() {
                                @Override
                                public void onNext(Frame frame) {
                                    output.append(
                                            new String(frame.getPayload(), StandardCharsets.UTF_8));
                                }
                            })
                    .awaitCompletion();
        }
        assertThat(input).hasToString("to the end");
        assertThat(output).hasToString("got it");
    }

    /** As engines answer that have not seen the upgrade, with nothing in between. */
    @Test
    void carriesInputToACommandWhenTheEngineAnswersWithAPlainStream() throws Exception {
        StringBuilder output = new StringBuilder();
        engine.on(
                "POST /exec/e1/start",
                answering -> {
                    answering.head(200, "Content-Type: application/vnd.docker.raw-stream");
                    answering.send(frame(answering.readToEnd()));
                });
        try (EngineLease lease = connection.open(Tier.MODERATE)) {
            start(lease, new ByteArrayInputStream("in".getBytes(StandardCharsets.UTF_8)), output)
                    .awaitCompletion();
        }
        assertThat(output).hasToString("in");
    }

    @Test
    void namesAProxyThatDoesNotLetTheInputPass() {
        engine.on(
                "POST /exec/e1/start",
                answering -> {
                    answering.startStream();
                    answering.awaitClose();
                });
        try (EngineLease lease = connection.open(Tier.MODERATE)) {
            ResultCallback.Adapter<Frame> callback =
                    start(lease, InputStream.nullInputStream(), new StringBuilder());
            assertThatThrownBy(callback::awaitCompletion)
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining("answered 200 instead of handing over the connection")
                    .hasMessageContaining("proxy");
        }
    }

    static Stream<Throwable> failuresOfInput() {
        return Stream.of(
                new IOException("the disk is gone"),
                new IllegalStateException("the disk is gone"),
                new AssertionError("the disk is gone"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfInput")
    void inputThatFailsEndsTheCommandAndSaysWhy(Throwable failure) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        engine.on(
                "POST /exec/e1/start",
                answering -> {
                    answering.head(101, "Connection: Upgrade", "Upgrade: tcp");
                    answering.awaitClose();
                    closed.countDown();
                });
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        if (failure instanceof IOException e) {
                            throw e;
                        }
                        if (failure instanceof Error e) {
                            throw e;
                        }
                        throw (RuntimeException) failure;
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) throws IOException {
                        return read();
                    }
                };
        try (EngineLease lease = connection.open(Tier.MODERATE)) {
            ResultCallback.Adapter<Frame> callback = start(lease, broken, new StringBuilder());
            assertThatThrownBy(() -> callback.awaitCompletion(20, TimeUnit.SECONDS))
                    .hasRootCauseMessage("the disk is gone")
                    .satisfies(e -> assertThat(EngineErrors.translate(e)).isEmpty());
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static ResultCallback.Adapter<Frame> start(
            EngineLease lease, InputStream input, StringBuilder output) {
        return lease.client()
                .execStartCmd("e1")
                .withStdIn(input)
                .exec(
                        new ResultCallback.Adapter<>() {
                            @Override
                            public void onNext(Frame frame) {
                                output.append(
                                        new String(frame.getPayload(), StandardCharsets.UTF_8));
                            }
                        });
    }

    @Test
    void aHijackThatTheEngineRefusesTellsWhy() {
        engine.on("POST /exec/e1/start", FakeEngine.answer(404, "{\"message\":\"no exec e1\"}"));
        try (EngineLease lease = connection.open(Tier.MODERATE)) {
            ResultCallback.Adapter<Frame> callback =
                    lease.client()
                            .execStartCmd("e1")
                            .withStdIn(InputStream.nullInputStream())
                            .exec(new ResultCallback.Adapter<>());
            assertThatThrownBy(callback::awaitCompletion)
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("no exec e1");
        }
    }

    @Test
    void sendsNoCredentialsOfTheUser() throws Exception {
        engine.on("POST /images/create", FakeEngine.answer(200, "{\"status\":\"done\"}"));
        try (EngineLease lease = connection.open(Tier.MODERATE)) {
            lease.client()
                    .pullImageCmd("busybox")
                    .withTag("latest")
                    .exec(new ResultCallback.Adapter<>())
                    .awaitCompletion();
        }
        assertThat(engine.requests())
                .filteredOn(request -> request.line().equals("POST /images/create"))
                .singleElement()
                .satisfies(
                        request ->
                                assertThat(request.headers())
                                        .doesNotContainKey("x-registry-auth")
                                        .containsEntry("content-length", "0")
                                        .containsEntry("connection", "close"));
    }

    @Test
    void namesWithSlashesReachTheEngineAsDockerJavaWritesThem() {
        engine.on("GET /images/library%2Fbusybox:1/json", FakeEngine.answer(200, "{\"Id\":\"i\"}"));
        try (EngineLease lease = connection.open(Tier.SAFE)) {
            assertThat(lease.client().inspectImageCmd("library/busybox:1").exec().getId())
                    .isEqualTo("i");
        }
    }

    private static byte[] frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[8 + payload.length];
        frame[0] = 1;
        frame[7] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, 8, payload.length);
        return frame;
    }
}
