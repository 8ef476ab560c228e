package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cargoshipper.host.transport.RawClient;
import io.cargoshipper.host.transport.StdioLimits;
import io.cargoshipper.host.transport.StdioLink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class OversizedRequestTest {
    private static final int KEPT = 200;

    /** What makes a message long. */
    private static final String BIG = "{\"a\":\"" + "x".repeat(1_000) + "\"}";

    static Stream<Arguments> messages() {
        return Stream.of(
                arguments("{'jsonrpc':'2.0','id':7,'method':'m','params':BIG}", 7),
                arguments("{'id':'a-1','jsonrpc':'2.0','method':'m','params':BIG}", "a-1"),
                arguments("{ 'method' : 'm' , 'id' : -3 , 'params' : BIG }", -3),
                arguments("{'method':'m','x':{'id':1},'id':2,'params':BIG}", 2),
                arguments("{'method':'m','params':BIG,'jsonrpc':'2.0','id':9}", 9L),
                arguments("{'method':'m','params':BIG,'jsonrpc':'2.0','id':'z'}", "z"),
                arguments("{'method':'m','params':BIG,'id':9,'jsonrpc':'2.0'}\r", 9L),
                arguments("{'method':'m','params':BIG, 'id' : 9 } ", 9L));
    }

    static Stream<String> doubtful() {
        return Stream.of(
                "{'jsonrpc':'2.0','id':7,'result':BIG}",
                "{'jsonrpc':'2.0','id':7,'error':BIG}",
                "{'method':'m','id':7,'result':BIG}",
                "{'jsonrpc':'2.0','id':7,'params':BIG,'method':'m'}",
                "{'jsonrpc':'2.0','method':'m','params':BIG}",
                "{'method':'m','params':{'id':7,'a':BIG}}",
                "{'method':'m','params':{'a':BIG,'id':7}}",
                "{'method':'m','params':BIG,'x':{'id':7}}",
                "{'method':'m','params':BIG,'x':'\\','id':7}'}",
                "{'method':'m','params':BIG,'x':'\\',\\'id\\':7}'}",
                "{'method':'m','id':7,'params':BIG,'id':8}",
                "{'method':'m','id':7,'id':8,'params':BIG}",
                "{'method':'m','id':null,'params':BIG}",
                "{'method':'m','id':1.5,'params':BIG}",
                "{'method':'m','id':'\\ud800','params':BIG}",
                "{'method':'m','params':BIG,'id':1.5}",
                "{'method':'m','params':BIG,'id':0123}",
                "{'method':'m','params':BIG,'id':99999999999999999999}",
                "{'method':5,'id':7,'params':BIG}",
                "{'method':'m','id':7} BIG",
                "[{'method':'m','id':7,'params':BIG}]",
                "{'method':'m','id':" + "1".repeat(2 * KEPT) + ",'params':BIG}",
                "BIG",
                "x".repeat(1_000));
    }

    private static Optional<Object> idOf(String pattern) {
        byte[] message =
                pattern.replace('\'', '"').replace("BIG", BIG).getBytes(StandardCharsets.UTF_8);
        return OversizedRequest.id(
                Arrays.copyOf(message, KEPT),
                Arrays.copyOfRange(message, message.length - KEPT, message.length));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void findsTheIdAtTheTop(String pattern, Object id) {
        assertThat(idOf(pattern)).contains(id);
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void findsNoneInDoubt(String pattern) {
        assertThat(idOf(pattern)).isEmpty();
    }

    @Test
    void aNumberThatIsCutOffIsNone() {
        String text = "{\"method\":\"m\",\"id\":12345678,\"params\":{}}";
        for (int length = 0; length < text.indexOf(",\"params"); length++) {
            byte[] head = text.substring(0, length).getBytes(StandardCharsets.UTF_8);
            assertThat(OversizedRequest.id(head, new byte[0])).isEmpty();
        }
    }

    @Test
    void isAnsweredUnderItsId() throws Exception {
        StdioLimits limits = new StdioLimits(2_000, Duration.ofSeconds(1), Duration.ofSeconds(20));
        FakeCalls calls = new FakeCalls().waits("t");
        try (RawClient client =
                new RawClient(StdioLink.to(Fixtures.protocol(calls), limits)).handshake()) {
            String params = "{\"name\":\"t\",\"arguments\":{\"a\":\"" + "x".repeat(5_000) + "\"}}";
            client.request("early", "tools/call", params);
            assertRefused(client, "early");
            client.send(
                    "{\"method\":\"tools/call\",\"params\":%s,\"jsonrpc\":\"2.0\",\"id\":\"late\"}"
                            .formatted(params));
            assertRefused(client, "late");
            client.send("{\"jsonrpc\":\"2.0\",\"id\":4,\"result\":%s}".formatted(params));
            assertRefused(client, null);
            client.assertQuietAndAlive();
            assertThat(calls.isIdle()).isTrue();
        }
    }

    private static void assertRefused(RawClient client, Object id) throws Exception {
        assertThat(client.next())
                .containsEntry("id", id)
                .extractingByKey("error")
                .asInstanceOf(Json.OBJECT)
                .containsEntry("code", -32600)
                .extractingByKey("message")
                .asString()
                .contains("longer than the limit of 2000 bytes");
    }
}
