package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.transport.RawClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The handshake, kept and not kept. */
class LifecycleTest {
    private final FakeCalls calls =
            new FakeCalls().answers("alpha", call -> FakeCalls.text("done"));
    private final SdkProtocol protocol = Fixtures.protocol(calls);

    @ParameterizedTest
    @CsvSource({
        "2024-11-05, 2024-11-05",
        "2025-03-26, 2025-03-26",
        "2025-06-18, 2025-06-18",
        "2025-11-25, 2025-11-25",
        "2026-07-28, 2025-11-25",
        "1999-01-01, 2025-11-25",
        "'', 2025-11-25",
    })
    void negotiatesTheVersion(String wanted, String given) throws Exception {
        try (RawClient client = RawClient.of(protocol)) {
            client.request(1, "initialize", RawClient.initialize(wanted));

            assertThat(client.next())
                    .isEqualTo(
                            Json.parse(
                                    """
                                    {"jsonrpc": "2.0", "id": 1, "result": {
                                     "protocolVersion": "%s",
                                     "capabilities": {
                                      "tools": {"listChanged": true},
                                      "prompts": {"listChanged": true},
                                      "resources": {"subscribe": true, "listChanged": true},
                                      %s
                                      "logging": {}},
                                     "serverInfo":
                                      {"name": "harbour", %s "version": "1.2.3"},
                                     "instructions": "Mind the tide."}}
                                    """
                                            .formatted(
                                                    given,
                                                    given.equals("2024-11-05")
                                                            ? ""
                                                            : "\"completions\": {},",
                                                    given.compareTo("2025-06-18") < 0
                                                            ? ""
                                                            : "\"title\": \"The harbour\",")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "tools/call", "logging/setLevel"})
    void refusesRequestsBeforeInitialize(String method) throws Exception {
        try (RawClient client = RawClient.of(protocol)) {
            client.request(1, method, "{\"name\":\"alpha\",\"level\":\"info\"}");

            assertThat(Json.at(client.next(), "error"))
                    .isEqualTo(
                            Map.of(
                                    "code",
                                    -32600,
                                    "message",
                                    "the session is not initialised; send 'initialize' first"));
            assertThat(calls.isIdle()).isTrue();
            client.assertQuietAndAlive();
            client.handshake();
        }
    }

    /** How clients of the 2026 era find out that a server is not of theirs. */
    @Test
    void doesNotKnowTheNextErasMethodsEvenBeforeInitialize() throws Exception {
        try (RawClient client = RawClient.of(protocol)) {
            client.request(1, "server/discover", "{}");

            assertThat(Json.at(client.next(), "error", "code")).isEqualTo(-32601);
            client.handshake();
        }
    }

    @Test
    void dropsNotificationsBeforeInitialize() throws Exception {
        try (RawClient client = RawClient.of(protocol)) {
            client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
            protocol.toolsChanged();
            client.call(1, "alpha");

            assertThat(Json.at(client.next(), "error", "code")).isEqualTo(-32600);
            client.handshake();
            client.call(2, "alpha");
            assertThat(client.next()).containsEntry("id", 2).containsKey("result");
        }
    }

    @Test
    void servesClientsThatForgetToSayThatTheyAreReady() throws Exception {
        try (RawClient client = RawClient.of(protocol)) {
            client.request(1, "initialize", RawClient.initialize("2025-11-25"));
            client.next();
            client.call(2, "alpha");

            assertThat(client.next()).containsEntry("id", 2).containsKey("result");
            client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
            client.assertQuietAndAlive();
        }
    }

    @Test
    void refusesASecondInitialize() throws Exception {
        try (RawClient client = RawClient.of(protocol).handshake()) {
            client.request(1, "initialize", RawClient.initialize("2025-11-25"));

            assertThat(Json.at(client.next(), "error"))
                    .isEqualTo(
                            Map.of(
                                    "code",
                                    -32600,
                                    "message",
                                    "this session is initialised already"));
            client.assertQuietAndAlive();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "7",
                "{}",
                "{\"capabilities\":{},\"clientInfo\":{}}",
                "{\"protocolVersion\":{},\"capabilities\":{},\"clientInfo\":{}}",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":5,\"clientInfo\":{}}",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":[]}"
            })
    void refusesAnInitializeWithoutItsParameters(String params) throws Exception {
        try (RawClient client = RawClient.of(protocol)) {
            client.request(1, "initialize", params);

            Map<String, Object> answer = client.next();
            assertThat(Json.at(answer, "error", "code")).isEqualTo(-32602);
            assertThat(answer.toString())
                    .doesNotContain("modelcontextprotocol", "jackson", "java.");
            client.handshake();
        }
    }

    /** What clients of today and tomorrow send, known to the SDK's types or not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"capabilities\":{\"roots\":{\"listChanged\":true},\"sampling\":{},"
                        + "\"elicitation\":{\"form\":{},\"url\":{}}}",
                "\"capabilities\":{\"sampling\":{\"tools\":{},\"context\":{}},"
                        + "\"tasks\":{\"list\":{},\"requests\":{\"elicitation\":{}}},"
                        + "\"extensions\":{\"io.example/x\":{}},\"experimental\":{\"a\":true}}",
                "\"capabilities\":{\"roots\":true,\"elicitation\":[]}",
                "\"clientInfo\":{\"name\":\"n\",\"version\":\"v\",\"websiteUrl\":5,"
                        + "\"icons\":[{\"sizes\":\"48x48\"}]}",
                "\"capabilities\":null,\"clientInfo\":null"
            })
    void servesClientsWhateverTheyCan(String members) throws Exception {
        try (RawClient client = RawClient.of(protocol)) {
            client.request(
                    1, "initialize", "{\"protocolVersion\":\"2025-11-25\",%s}".formatted(members));

            assertThat(client.next()).containsKey("result");
            client.call(2, "alpha");
            assertThat(client.next()).containsEntry("id", 2).containsKey("result");
        }
    }

    @Test
    void looksForNothingInTheContextClassLoader() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (RawClient client = RawClient.of(Fixtures.protocol(calls)).handshake()) {
            client.call(2, "alpha");

            assertThat(client.next()).containsEntry("id", 2).containsKey("result");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void servesClientsThatDoNotNameThemselves() throws Exception {
        FakeCalls waiting = new FakeCalls().waits("alpha");
        try (RawClient client = RawClient.of(Fixtures.protocol(waiting))) {
            client.request(1, "initialize", "{\"protocolVersion\":\"2025-06-18\"}");
            assertThat(client.next()).containsKey("result");
            client.call(2, "alpha");

            assertThat(waiting.next().request.caller().client()).isEmpty();
        }
    }

    @Test
    void tellsThePipelineWhoCalls() throws Exception {
        FakeCalls waiting = new FakeCalls().waits("alpha");
        try (RawClient client = RawClient.of(Fixtures.protocol(waiting)).handshake()) {
            client.call(1, "alpha");

            FakeCalls.Started call = waiting.next();
            assertThat(call.request.caller().name()).isEqualTo("local");
            assertThat(call.request.caller().client()).contains("raw 7");
        }
    }

    @Test
    void serversOfTwoConnectionsKeepThemApart() throws Exception {
        FakeCalls waiting = new FakeCalls().waits("alpha");
        SdkProtocol shared = Fixtures.protocol(waiting);
        try (RawClient one = RawClient.of(shared).handshake();
                RawClient two = RawClient.of(shared).handshake()) {
            one.call(1, "alpha");
            FakeCalls.Started first = waiting.next();
            two.call(1, "alpha");
            FakeCalls.Started second = waiting.next();

            two.cancel(1);
            assertThat(second.awaitCancelled()).isTrue();
            first.outcome.complete(FakeCalls.text("mine"));
            assertThat(Json.at(one.next(), "result", "content", 0, "text")).isEqualTo("mine");
            two.assertQuietAndAlive();
        }
    }
}
