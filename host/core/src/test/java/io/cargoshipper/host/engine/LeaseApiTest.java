package io.cargoshipper.host.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.EngineApi.Answer;
import io.cargoshipper.api.EngineApi.Request;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class LeaseApiTest {

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
    void readsWhatTheEngineSays() {
        engine.on(
                "GET /system/df",
                FakeEngine.answer(200, "{\"LayersSize\": 5000000000, \"Images\": [null, true]}"));
        try (EngineLease lease = connection.open(Tier.SAFE);
                Answer answer = lease.api().send(Request.get("/system/df"))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.nextJson().orElseThrow())
                    .isEqualTo(
                            Map.of(
                                    "LayersSize",
                                    5_000_000_000L,
                                    "Images",
                                    Arrays.asList(null, true)));
            assertThat(answer.nextJson()).isEmpty();
        }
    }

    @Test
    void readsAListAsOneValue() {
        engine.on("GET /images/search", FakeEngine.answer(200, "[{\"name\":\"a\"}, 2]"));
        try (EngineLease lease = connection.open(Tier.SAFE);
                Answer answer = lease.api().send(Request.get("/images/search"))) {
            assertThat(answer.nextJson()).contains(List.of(Map.of("name", "a"), 2));
            assertThat(answer.nextJson()).isEmpty();
        }
    }

    @Test
    void readsValuesAsTheyCome() {
        CountDownLatch read = new CountDownLatch(1);
        engine.on(
                "GET /events",
                answering -> {
                    answering.startStream();
                    answering.chunk("{\"Type\":\"one\"}\n".getBytes(StandardCharsets.UTF_8));
                    awaitQuietly(read); // the second is not there before the first was read
                    answering.chunk("{\"Type\":\"two\"}\n".getBytes(StandardCharsets.UTF_8));
                    answering.chunk(new byte[0]);
                });
        try (EngineLease lease = connection.open(Tier.SAFE);
                Answer answer = lease.api().send(Request.get("/events"))) {
            assertThat(answer.nextJson()).contains(Map.of("Type", "one"));
            read.countDown();
            assertThat(answer.nextJson()).contains(Map.of("Type", "two"));
            assertThat(answer.nextJson()).isEmpty();
        }
    }

    @Test
    void sendsParametersAndABody() {
        engine.on("POST /images/create", FakeEngine.answer(200, "{\"status\":\"sha256:1\"}"));
        byte[] body = "a tar".getBytes(StandardCharsets.UTF_8);
        Request request =
                Request.post("/images/create")
                        .query("fromSrc", "-")
                        .query("changes", "ENV A=b c&d")
                        .query("changes", "USER me")
                        .body("application/x-tar", new ByteArrayInputStream(body));
        try (EngineLease lease = connection.open(Tier.MODERATE);
                Answer answer = lease.api().send(request)) {
            assertThat(answer.nextJson()).contains(Map.of("status", "sha256:1"));
        }
        FakeEngine.Recorded sent =
                engine.requests().stream()
                        .filter(it -> it.line().equals("POST /images/create"))
                        .findFirst()
                        .orElseThrow();
        assertThat(sent.target())
                .isEqualTo("/images/create?fromSrc=-&changes=ENV+A%3Db+c%26d&changes=USER+me");
        assertThat(sent.body()).isEqualTo("a tar");
        assertThat(sent.headers()).containsEntry("content-type", "application/x-tar");
    }

    @Test
    void aRefusalOfTheEngineHasItsCode() {
        engine.on("DELETE /volumes/data", FakeEngine.answer(409, "{\"message\":\"in use\"}"));
        try (EngineLease lease = connection.open(Tier.DESTRUCTIVE)) {
            assertFails(lease.api(), Request.delete("/volumes/data"), ErrorCode.CONFLICT, "in use");
            assertFails(
                    lease.api(),
                    Request.get("/system/df"),
                    ErrorCode.UNSUPPORTED_BY_ENGINE,
                    "page not found");
        }
    }

    @Test
    void whatIsNoJsonIsAFailureOfTheEngine() {
        engine.on("GET /info", FakeEngine.answer(200, "<html>"));
        try (EngineLease lease = connection.open(Tier.SAFE);
                Answer answer = lease.api().send(Request.get("/info"))) {
            assertThatThrownBy(answer::nextJson)
                    .isInstanceOfSatisfying(
                            ToolException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.ENGINE_ERROR));
        }
    }

    @Test
    void theGuardJudgesItToo() {
        try (EngineLease lease = connection.open(Tier.SAFE)) {
            for (String path : List.of("/volumes/prune", "/session", "/images/../volumes/prune")) {
                assertFails(
                        lease.api(),
                        Request.post(path),
                        ErrorCode.REFUSED_BY_POLICY,
                        "Nothing was sent");
            }
        }
        assertThat(engine.lines()).isEmpty();
    }

    @Test
    void oneGuardServesBothForms() {
        String id = "c0ffee".repeat(10) + "c0ff";
        engine.on("POST /containers/create", FakeEngine.answer(201, "{\"Id\":\"" + id + "\"}"));
        engine.on("DELETE /containers/" + id, FakeEngine.answer(204, ""));
        try (EngineLease lease = connection.open(Tier.MODERATE)) {
            lease.client().createContainerCmd("busybox").exec();
            try (Answer answer = lease.api().send(Request.delete("/containers/" + id))) {
                assertThat(answer.status()).isEqualTo(204);
                assertThat(answer.nextJson()).isEmpty();
            }
        }
    }

    @Test
    void closingTheLeaseEndsAnAnswer() throws Exception {
        CountDownLatch streaming = new CountDownLatch(1);
        engine.on(
                "GET /events",
                answering -> {
                    answering.startStream();
                    streaming.countDown();
                    answering.awaitClose();
                });
        EngineLease lease = connection.open(Tier.SAFE);
        Answer answer = lease.api().send(Request.get("/events"));
        Outcome outcome = new Outcome();
        Thread thread = new Thread(() -> outcome.of(answer::nextJson));
        thread.start();
        streaming.await();
        lease.close();
        thread.join();
        assertThat(outcome.failure())
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }

    private static void assertFails(
            EngineApi api, Request request, ErrorCode code, String message) {
        assertThatThrownBy(() -> api.send(request))
                .isInstanceOfSatisfying(
                        ToolException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
