package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.host.transport.RawClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What waits for answers is bounded, and what is over the bounds is answered too. */
@Timeout(60)
class RequestLimitsTest {
    private final FakeCalls calls = new FakeCalls().waits("t");

    private RawClient client(int count, long bytes) throws Exception {
        return RawClient.of(
                        Fixtures.protocol(
                                new FakeOfferings(), calls, 100, new RequestLimits(count, bytes)))
                .handshake();
    }

    private static void callWith(RawClient client, int id, int length) throws Exception {
        client.request(
                id,
                "tools/call",
                "{\"name\":\"t\",\"arguments\":{\"a\":\"%s\"}}".formatted("x".repeat(length)));
    }

    private static void assertRefused(Map<String, Object> message, int id, String words) {
        assertThat(message).containsEntry("id", id);
        assertThat(Json.at(message, "error", "code")).isEqualTo(-32000);
        assertThat(Json.at(message, "error", "message"))
                .asString()
                .contains("too many requests are waiting", words, "send fewer at a time");
    }

    @Test
    void refusesMoreRequestsThanMayWait() throws Exception {
        try (RawClient client = client(2, 1_000_000)) {
            client.call(1, "t");
            client.call(2, "t");
            client.call(3, "t");
            assertRefused(client.next(), 3, "limit 2 requests");
            client.assertQuietAndAlive(); // pings go over it

            calls.next().outcome.complete(FakeCalls.text("done"));
            assertThat(client.next()).containsEntry("id", 1).containsKey("result");
            client.call(3, "t");
            calls.next();
            calls.next().outcome.complete(FakeCalls.text("done"));
            assertThat(client.next()).containsEntry("id", 3).containsKey("result");
        }
    }

    @Test
    void refusesMoreBytesThanMayWait() throws Exception {
        try (RawClient client = client(1_000, 10_000)) {
            callWith(client, 1, 6_000);
            callWith(client, 2, 6_000);
            assertRefused(client.next(), 2, "10000 bytes");
            callWith(client, 3, 100);
            calls.next();
            calls.next();

            client.cancel(1);
            callWith(client, 2, 6_000);
            assertThat(calls.next().request.arguments()).containsKey("a");
            client.assertQuietAndAlive();
        }
    }

    @Test
    void takesOneRequestHoweverLarge() throws Exception {
        try (RawClient client = client(1_000, 10)) {
            callWith(client, 1, 6_000);
            calls.next().outcome.complete(FakeCalls.text("done"));
            assertThat(client.next()).containsEntry("id", 1).containsKey("result");
        }
    }

    @Test
    void countsWhatCameInABatchByItself() throws Exception {
        try (RawClient client =
                RawClient.of(
                                Fixtures.protocol(
                                        new FakeOfferings(),
                                        calls,
                                        100,
                                        new RequestLimits(10, 10_000)))
                        .handshake("2025-03-26")) {
            String call =
                    "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"tools/call\","
                            + "\"params\":{\"name\":\"t\",\"arguments\":{\"a\":\"%s\"}}}";
            client.send(
                    "[%s,%s]"
                            .formatted(
                                    call.formatted(1, "x".repeat(6_000)),
                                    call.formatted(2, "x".repeat(6_000))));
            assertRefused(client.next(), 2, "10000 bytes");
        }
    }

    @Test
    void areSensible() {
        assertThat(RequestLimits.ofThisMachine().count()).isEqualTo(1_000);
        assertThat(RequestLimits.ofThisMachine().bytes()).isBetween(1L, 32L * 1024 * 1024);
        assertThatThrownBy(() -> new RequestLimits(0, 1)).hasMessageContaining("count");
        assertThatThrownBy(() -> new RequestLimits(1, 0)).hasMessageContaining("bytes");
    }
}
