package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.PromptResult;
import io.cargoshipper.api.PromptResult.Message;
import io.cargoshipper.api.PromptResult.Role;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.host.fixture.Indices;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.Target;
import io.cargoshipper.host.transport.RawClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code prompts/list} and {@code prompts/get}. */
class PromptsTest {
    private static final CallOutcome GREETING =
            new CallOutcome.Prompted(
                    new PromptResult(
                            "A greeting",
                            List.of(
                                    new Message(Role.USER, new Content.Text("Greet")),
                                    new Message(
                                            Role.ASSISTANT, new Content.Audio("YQ==", "audio/wav")),
                                    new Message(
                                            Role.USER,
                                            new Content.Link(
                                                    "a://b",
                                                    "B",
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    OptionalLong.empty())),
                                    new Message(
                                            Role.USER,
                                            new Content.Embedded(
                                                    new ResourceContents.Text(
                                                            "a://c", "text/plain", "c"))))));

    private final FakeOfferings offerings = new FakeOfferings();
    private final FakeCalls calls = new FakeCalls();

    private RawClient client(String version) throws Exception {
        return RawClient.of(Fixtures.protocol(offerings, calls, 2, RequestLimits.ofThisMachine()))
                .handshake(version);
    }

    private RawClient client() throws Exception {
        return client("2025-11-25");
    }

    @ParameterizedTest
    @CsvSource({"2025-11-25, true", "2025-06-18, true", "2025-03-26, false", "2024-11-05, false"})
    void tellsAllThereIsToAPrompt(String version, boolean hasTitles) throws Exception {
        offerings.prompts = List.of(Indices.prompt("greet", "person", "tone"));
        try (RawClient client = client(version)) {
            client.request(1, "prompts/list", "{}");

            assertThat(client.next().get("result"))
                    .isEqualTo(
                            Json.parse(
                                    """
                                    {"prompts": [
                                     {"name": "greet", %s "description": "Asks for greet",
                                      "arguments": [
                                       {"name": "person", "description": "The person", "required": true},
                                       {"name": "tone", "description": "The tone", "required": false}]}]}
                                    """
                                            .formatted(
                                                    hasTitles
                                                            ? "\"title\": \"Title of greet\","
                                                            : "")));
        }
    }

    @Test
    void listsInPages() throws Exception {
        offerings.prompts = List.of(Indices.prompt("a"), Indices.prompt("b"), Indices.prompt("c"));
        try (RawClient client = client()) {
            client.request(1, "prompts/list", "{}");
            Map<String, Object> first = client.next();
            Object cursor = Json.at(first, "result", "nextCursor");
            client.request(2, "prompts/list", "{\"cursor\":\"%s\"}".formatted(cursor));
            Map<String, Object> second = client.next();

            assertThat((List<?>) Json.at(first, "result", "prompts")).hasSize(2);
            assertThat(Json.at(second, "result", "prompts", 0, "name")).isEqualTo("c");
            assertThat(Json.at(second, "result", "nextCursor")).isNull();
        }
    }

    @Test
    void expandsAPrompt() throws Exception {
        calls.answers("greet", call -> GREETING);
        try (RawClient client = client()) {
            client.request(
                    1, "prompts/get", "{\"name\":\"greet\",\"arguments\":{\"person\":\"Anna\"}}");

            assertThat(client.next().get("result"))
                    .isEqualTo(
                            Json.parse(
                                    """
                                    {"description": "A greeting", "messages": [
                                     {"role": "user", "content": {"type": "text", "text": "Greet"}},
                                     {"role": "assistant", "content":
                                      {"type": "audio", "data": "YQ==", "mimeType": "audio/wav"}},
                                     {"role": "user", "content":
                                      {"type": "resource_link", "uri": "a://b", "name": "B"}},
                                     {"role": "user", "content": {"type": "resource", "resource":
                                      {"uri": "a://c", "mimeType": "text/plain", "text": "c"}}}]}
                                    """));
        }
        assertThat(calls.next().request.target()).isEqualTo(new Target.Prompt("greet"));
    }

    @Test
    void whatAnOlderClientCannotReadBecomesText() throws Exception {
        calls.answers("greet", call -> GREETING);
        try (RawClient client = client("2024-11-05")) {
            client.request(1, "prompts/get", "{\"name\":\"greet\"}");

            Object messages = Json.at(client.next(), "result", "messages");
            assertThat(Json.at(messages, 1, "content"))
                    .isEqualTo(Map.of("type", "text", "text", "[audio, audio/wav]"));
            assertThat(Json.at(messages, 2, "content"))
                    .isEqualTo(Map.of("type", "text", "text", "[resource a://b: B]"));
        }
    }

    @Test
    void anUnknownPromptIsAWrongParameter() throws Exception {
        try (RawClient client = client()) {
            client.request(1, "prompts/get", "{\"name\":\"nope\"}");

            assertThat(client.next().get("error"))
                    .isEqualTo(Map.of("code", -32602, "message", "no tool 'nope'"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARGUMENT, -32602",
        "NOT_FOUND, -32602",
        "CONFLICT, -32603",
        "ENGINE_UNAVAILABLE, -32603",
        "REFUSED_BY_POLICY, -32603",
        "INTERNAL, -32603",
    })
    void aFailureIsAnErrorWithItsOwnCode(ErrorCode code, int rpc) throws Exception {
        calls.answers("greet", call -> new CallOutcome.Failure(code, "so it is"));
        try (RawClient client = client()) {
            client.request(1, "prompts/get", "{\"name\":\"greet\"}");

            assertThat(client.next().get("error"))
                    .isEqualTo(
                            Map.of(
                                    "code",
                                    rpc,
                                    "message",
                                    code + ": so it is",
                                    "data",
                                    Map.of("code", code.name())));
        }
    }

    @Test
    void sendsProgressAndCancels() throws Exception {
        calls.waits("greet");
        try (RawClient client = client()) {
            client.request(
                    1, "prompts/get", "{\"name\":\"greet\",\"_meta\":{\"progressToken\":\"p\"}}");
            FakeCalls.Started call = calls.next();
            call.request.reports().progress(1, OptionalDouble.empty(), "half");
            assertThat(client.next()).containsEntry("method", "notifications/progress");
            client.cancel(1);

            assertThat(call.awaitCancelled()).isTrue();
            client.assertQuietAndAlive();
        }
    }

    @Test
    void aNameMustBeThere() throws Exception {
        try (RawClient client = client()) {
            client.request(1, "prompts/get", "{\"arguments\":{}}");

            assertThat(Json.at(client.next(), "error", "message"))
                    .isEqualTo("'params.name' is missing; it must be a string");
        }
    }

    @Test
    void tellsThatPromptsHaveChanged() throws Exception {
        SdkProtocol protocol = Fixtures.protocol(offerings, calls);
        try (RawClient client = RawClient.of(protocol).handshake()) {
            client.assertQuietAndAlive();
            protocol.promptsChanged();

            assertThat(client.next())
                    .isEqualTo(
                            Map.of(
                                    "jsonrpc",
                                    "2.0",
                                    "method",
                                    "notifications/prompts/list_changed"));
        }
    }
}
