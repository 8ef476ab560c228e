package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cargoshipper.host.transport.RawClient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no client should send is answered with an error, and the session goes on. */
class MalformedMessagesTest {
    private static final int PARSE = -32700;
    private static final int INVALID = -32600;
    private static final int METHOD = -32601;
    private static final int PARAMS = -32602;

    static Stream<Arguments> messages() {
        return Stream.of(
                arguments("not JSON", "hello", PARSE, null, "not valid JSON"),
                arguments(
                        "cut off", "{\"jsonrpc\":\"2.0\",\"id\":1", PARSE, null, "not valid JSON"),
                arguments("two values", "{} {}", PARSE, null, "not valid JSON"),
                arguments("empty", "", PARSE, null, "empty"),
                arguments("blank", "  \t ", PARSE, null, "empty"),
                arguments("carriage return alone", "\r", PARSE, null, "empty"),
                arguments("deep arrays", "[".repeat(100_000), PARSE, null, "nested"),
                arguments("deep objects", "{\"a\":".repeat(100_000), PARSE, null, "nested"),
                arguments("a number too long", "1".repeat(2_000), PARSE, null, "number"),
                arguments("byte order mark", "\uFEFF{}", PARSE, null, "not valid JSON"),
                arguments("NaN", "NaN", PARSE, null, "not valid JSON"),
                arguments("number", "5", INVALID, null, "must be a JSON object"),
                arguments("string", "\"ping\"", INVALID, null, "must be a JSON object"),
                arguments("null", "null", INVALID, null, "must be a JSON object"),
                arguments(
                        "batch", "[" + ping("1") + "]", INVALID, null, "batches are not supported"),
                arguments("empty batch", "[]", INVALID, null, "batches are not supported"),
                arguments("empty object", "{}", INVALID, null, "jsonrpc"),
                arguments("no version", "{\"id\":1,\"method\":\"ping\"}", INVALID, 1, "jsonrpc"),
                arguments(
                        "old version",
                        "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
                        INVALID,
                        1,
                        "jsonrpc"),
                arguments(
                        "version a number",
                        "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"ping\"}",
                        INVALID,
                        1,
                        "jsonrpc"),
                arguments(
                        "no method", "{\"jsonrpc\":\"2.0\",\"id\":\"x\"}", INVALID, "x", "method"),
                arguments(
                        "method a number",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":1}",
                        INVALID,
                        1,
                        "method"),
                arguments(
                        "notification's method null",
                        "{\"jsonrpc\":\"2.0\",\"method\":null}",
                        INVALID,
                        null,
                        "method"),
                arguments("id null", ping("null"), INVALID, null, "'id'"),
                arguments("id a fraction", ping("1.5"), INVALID, null, "'id'"),
                arguments("id a huge number", ping("9".repeat(30)), INVALID, null, "'id'"),
                arguments("id an object", ping("{}"), INVALID, null, "'id'"),
                arguments("id a lone surrogate", ping("\"\\ud800\""), INVALID, null, "'id'"),
                arguments(
                        "unknown method", request("tools/dance", "{}"), METHOD, 1, "'tools/dance'"),
                arguments("not served yet", request("tasks/list", "{}"), METHOD, 1, "'tasks/list'"),
                arguments(
                        "a method with control characters",
                        request("a\\nb\\u001b", "{}"),
                        METHOD,
                        1,
                        "'a?b?'"),
                arguments(
                        "a method that is too long to show",
                        request("m".repeat(10_000), "{}"),
                        METHOD,
                        1,
                        "m".repeat(80) + "…"),
                arguments("params an array", request("tools/list", "[]"), PARAMS, 1, "object"),
                arguments("params a string", request("tools/call", "\"x\""), PARAMS, 1, "object"),
                arguments("no name", request("tools/call", "{}"), PARAMS, 1, "'params.name'"),
                arguments(
                        "name a number",
                        request("tools/call", "{\"name\":1}"),
                        PARAMS,
                        1,
                        "'params.name'"),
                arguments(
                        "arguments an array",
                        request("tools/call", "{\"name\":\"alpha\",\"arguments\":[1]}"),
                        PARAMS,
                        1,
                        "'params.arguments'"),
                arguments(
                        "cursor of somebody else",
                        request("tools/list", "{\"cursor\":\"page2\"}"),
                        PARAMS,
                        1,
                        "'page2'"),
                arguments(
                        "cursor a number",
                        request("tools/list", "{\"cursor\":2}"),
                        PARAMS,
                        1,
                        "'params.cursor'"),
                arguments(
                        "unknown log level",
                        request("logging/setLevel", "{\"level\":\"loud\"}"),
                        PARAMS,
                        1,
                        "known: debug, info, notice, warning"),
                arguments("no log level", request("logging/setLevel", "{}"), PARAMS, 1, "level"));
    }

    private static String ping(String id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"ping\"}".formatted(id);
    }

    private static String request(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
                .formatted(method, params);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void isAnsweredAndTheSessionGoesOn(String what, String line, int code, Object id, String words)
            throws Exception {
        try (RawClient client = RawClient.of(Fixtures.protocol(new FakeCalls())).handshake()) {
            client.send(line);

            assertError(client.next(), id, code, words);
            client.assertQuietAndAlive();
        }
    }

    static Stream<Arguments> bytes() {
        return Stream.of(
                arguments("a stray byte", bytes(0xFF)),
                arguments("a cut-off character", bytes(0xC3)),
                arguments("an overlong slash", bytes(0xC0, 0xAF)),
                arguments("an encoded surrogate", bytes(0xED, 0xA0, 0x80)));
    }

    private static byte[] bytes(int... values) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"p".getBytes(StandardCharsets.UTF_8));
        for (int value : values) {
            line.write(value);
        }
        line.writeBytes("\"}\n".getBytes(StandardCharsets.UTF_8));
        return line.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bytes")
    void refusesWhatIsNotUtf8(String what, byte[] line) throws Exception {
        try (RawClient client = RawClient.of(Fixtures.protocol(new FakeCalls())).handshake()) {
            client.send(line);

            assertError(client.next(), null, PARSE, "not valid UTF-8");
            client.assertQuietAndAlive();
        }
    }

    @Test
    void refusesUtf16() throws Exception {
        try (RawClient client = RawClient.of(Fixtures.protocol(new FakeCalls())).handshake()) {
            client.send((ping("1") + "\n").getBytes(StandardCharsets.UTF_16BE));

            assertError(client.next(), null, PARSE, "not valid JSON");
        }
    }

    static Stream<String> ignored() {
        return Stream.of(
                "{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":99,\"error\":{\"code\":1,\"message\":\"no\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":1,\"message\":\"no\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{},\"error\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":99,\"error\":\"no\"}",
                "{\"result\":1}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/unheard-of\",\"params\":{}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":[]}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":{}}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":99}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"alpha\"}}");
    }

    @ParameterizedTest
    @MethodSource("ignored")
    void ignoresResponsesAndNotificationsThatItDoesNotKnow(String line) throws Exception {
        FakeCalls calls = new FakeCalls().waits("alpha");
        try (RawClient client = RawClient.of(Fixtures.protocol(calls)).handshake()) {
            client.send(line);

            client.assertQuietAndAlive();
            assertThat(calls.isIdle()).isTrue();
        }
    }

    @Test
    void acceptsCarriageReturnsBeforeLineFeeds() throws Exception {
        try (RawClient client = RawClient.of(Fixtures.protocol(new FakeCalls())).handshake()) {
            client.send(ping("1") + "\r");

            assertThat(client.next()).containsEntry("id", 1).containsEntry("result", Map.of());
        }
    }

    private static void assertError(
            Map<String, Object> message, Object id, int code, String words) {
        assertThat(message)
                .containsEntry("jsonrpc", "2.0")
                .containsEntry("id", id)
                .doesNotContainKey("result")
                .extractingByKey("error")
                .asInstanceOf(Json.OBJECT)
                .containsEntry("code", code)
                .doesNotContainKey("data")
                .extractingByKey("message")
                .asString()
                .contains(words)
                .doesNotContain(
                        "jackson", "modelcontextprotocol", "java.", "Exception", "Constraints");
    }
}
