package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.transport.RawClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of JSON-RPC, which revision 2025-03-26 alone has. */
@Timeout(60)
class BatchTest {
    private static final String CANCEL_1 =
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}";

    private final FakeCalls calls = new FakeCalls().waits("t");

    private RawClient client(String version) throws Exception {
        return RawClient.of(Fixtures.protocol(calls)).handshake(version);
    }

    private static String ping(int id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"ping\"}".formatted(id);
    }

    private static String call(int id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"tools/call\",\"params\":{\"name\":\"t\"}}"
                .formatted(id);
    }

    private static String pings(int count) {
        return IntStream.range(0, count)
                .mapToObj(BatchTest::ping)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static void assertInvalid(Map<String, Object> message, Object id, String words) {
        assertThat(message).containsEntry("id", id);
        assertThat(Json.at(message, "error", "code")).isEqualTo(-32600);
        assertThat(Json.at(message, "error", "message")).asString().contains(words);
    }

    @Test
    void answersEachMessageByItself() throws Exception {
        try (RawClient client = client("2025-03-26")) {
            client.send("[" + String.join(",", call(1), "7", "[]", call(2), CANCEL_1) + "]");

            FakeCalls.Started first = calls.next();
            FakeCalls.Started second = calls.next();
            assertInvalid(client.next(), null, "must be a JSON object");
            assertInvalid(client.next(), null, "must be a JSON object");
            assertThat(first.awaitCancelled()).isTrue();
            client.assertQuietAndAlive();
            second.outcome.complete(FakeCalls.text("two"));
            assertThat(client.next()).containsEntry("id", 2).containsKey("result");
        }
    }

    @Test
    void takesAHundredAndNoMore() throws Exception {
        try (RawClient client = client("2025-03-26")) {
            client.send(pings(100));
            for (int id = 0; id < 100; id++) {
                assertThat(client.next()).containsEntry("id", id).containsKey("result");
            }
            client.send(pings(101));
            assertInvalid(client.next(), null, "1 to 100 messages, not 101");
            client.send("[]");
            assertInvalid(client.next(), null, "1 to 100 messages, not 0");
            client.assertQuietAndAlive();
        }
    }

    @Test
    void doesNotGreetInABatch() throws Exception {
        String initialize =
                "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"initialize\",\"params\":%s}"
                        .formatted(RawClient.initialize("2025-03-26"));
        try (RawClient client = RawClient.of(Fixtures.protocol(calls))) {
            client.send("[" + initialize + "]");
            assertInvalid(client.next(), null, "batches are not supported");
            client.handshake("2025-03-26");
            client.send("[" + initialize + "]");
            assertInvalid(client.next(), 5, "initialised already");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-06-18", "2025-11-25"})
    void otherRevisionsHaveNoBatches(String version) throws Exception {
        try (RawClient client = client(version)) {
            for (String batch : List.of(pings(1), "[]")) {
                client.send(batch);
                assertInvalid(client.next(), null, "batches are not supported");
            }
            client.assertQuietAndAlive();
        }
    }
}
