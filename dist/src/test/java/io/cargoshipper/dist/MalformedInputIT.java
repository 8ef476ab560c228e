package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever a client sends, it is answered and the session goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedInputIT {

    private static final int PARSE_ERROR = -32700;
    private static final int INVALID_REQUEST = -32600;
    private static final int UNKNOWN_METHOD = -32601;
    private static final int INVALID_PARAMS = -32602;

    private static final int LINE_LIMIT = 2 << 20;
    private static final int MEBIBYTE = 1 << 20;

    private RawClient client;

    @BeforeAll
    void connect(@TempDir Path folder) {
        client =
                RawClient.of(
                        Launch.in(folder)
                                .configuration("limits.line-bytes = 2MiB")
                                .javaOptions("-Xmx64m"));
    }

    @AfterAll
    void disconnect() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "nonsense",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} trailing",
                "{'jsonrpc':'2.0'}"
            })
    void aLineThatIsNoJsonIsAParseError(String line) {
        client.sendLine(line);

        assertError(PARSE_ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]",
                "1",
                "\"ping\"",
                "null",
                "{}",
                "{\"jsonrpc\":\"1.0\",\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}"
            })
    void jsonThatIsNoRequestIsAnInvalidRequest(String line) {
        client.sendLine(line);

        assertError(INVALID_REQUEST);
    }

    @Test
    void invalidUtf8IsAParseError() {
        client.send(new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', '}', '\n'});

        assertError(PARSE_ERROR);
    }

    @Test
    void deepNestingIsAParseError() {
        client.sendLine("[".repeat(100_000));

        assertError(PARSE_ERROR);
    }

    @Test
    void aLineOverTheLimitIsRefused() {
        client.sendLine("x".repeat(LINE_LIMIT + 1));

        assertError(INVALID_REQUEST);
    }

    @Test
    void aLineFarOverTheLimitIsNotKeptInMemory() {
        byte[] piece = "x".repeat(MEBIBYTE).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 200; i++) {
            client.send(piece);
        }
        client.sendLine("");

        assertError(INVALID_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({"-1, 7", "-2, []", "-3, null"})
    void aMethodThatIsNoStringIsAnInvalidRequest(int id, String method) {
        client.sendLine("{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":%s}".formatted(id, method));

        assertThat(client.await(id).path("error").path("code").asInt()).isEqualTo(INVALID_REQUEST);
        client.assertAlive();
    }

    @Test
    void anUnknownMethodIsNamed() {
        JsonNode error = client.request("tools/destroy", Map.of()).path("error");

        assertThat(error.path("code").asInt()).isEqualTo(UNKNOWN_METHOD);
        assertThat(error.path("message").asString()).contains("tools/destroy");
        client.assertAlive();
    }

    @Test
    void aCallWithoutAToolIsAnError() {
        JsonNode error = client.request("tools/call", Map.of()).path("error");

        assertThat(error.path("code").asInt()).isEqualTo(INVALID_PARAMS);
        assertThat(error.path("message").asString()).contains("name");
    }

    @Test
    void aToolNameOfTheWrongTypeIsAnError() {
        JsonNode error = client.request("tools/call", Map.of("name", 7)).path("error");

        assertThat(error.path("code").asInt()).isEqualTo(INVALID_PARAMS);
    }

    @Test
    void argumentsOfTheWrongTypeAreAnError() {
        JsonNode error =
                client.request("tools/call", Map.of("name", "docker_version", "arguments", "all"))
                        .path("error");

        assertThat(error.path("code").asInt()).isEqualTo(INVALID_PARAMS);
        assertThat(error.path("message").asString()).contains("arguments");
    }

    @Test
    void anUnknownNotificationIsPassedOver() {
        client.notify("notifications/unheard-of", Map.of());

        client.assertAlive();
    }

    @Test
    void cancellingARequestThatWasNeverMadeIsPassedOver() {
        client.notify("notifications/cancelled", Map.of("requestId", 4711));

        client.assertAlive();
    }

    @Test
    void anAnswerThatNobodyAskedForIsPassedOver() {
        client.sendLine("{\"jsonrpc\":\"2.0\",\"id\":4711,\"result\":{}}");

        client.assertAlive();
    }

    @Test
    void aMebibyteOfArgumentsIsAnsweredInFewWords() {
        ToolAnswer answer =
                client.call("docker_inspect_container", Map.of("container", "x".repeat(MEBIBYTE)));

        answer.assertFailure("INVALID_ARGUMENT");
        assertThat(answer.text()).hasSizeLessThan(2000);
        client.assertAlive();
    }

    @Test
    void aNameOfAMebibyteIsAParseError() {
        client.sendCall("docker_inspect_container", Map.of("x".repeat(MEBIBYTE), true));

        assertError(PARSE_ERROR);
    }

    @Test
    void aMebibyteOfUnknownArgumentsIsAnsweredInFewWords() {
        Map<String, Boolean> many = new HashMap<>();
        for (int i = 0; i < MEBIBYTE / 100; i++) {
            many.put("x".repeat(80) + i, true);
        }

        ToolAnswer answer = client.call("docker_inspect_container", many);

        answer.assertFailure("INVALID_ARGUMENT");
        assertThat(answer.text()).hasSizeLessThan(2000);
        client.assertAlive();
    }

    @Test
    void aLineMayEndInCarriageReturn() {
        client.sendLine("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\r");

        client.assertAlive();
    }

    private void assertError(int code) {
        JsonNode answer = client.awaitErrorWithoutId();
        assertThat(answer.path("error").path("code").asInt()).as("%s", answer).isEqualTo(code);
        assertThat(answer.path("error").path("message").asString()).isNotBlank();
        client.assertAlive();
    }
}
