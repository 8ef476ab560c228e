package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Completion;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.host.catalog.Kind;
import io.cargoshipper.host.catalog.OfferKey;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.Target;
import io.cargoshipper.host.transport.RawClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code completion/complete}. */
class CompletionsTest {
    private static final String PROMPT = "{\"type\":\"ref/prompt\",\"name\":\"greet\"}";
    private static final String ARGUMENT = "{\"name\":\"person\",\"value\":\"an\"}";

    private final FakeCalls calls = new FakeCalls();

    private RawClient client() throws Exception {
        return RawClient.of(Fixtures.protocol(calls)).handshake();
    }

    @Test
    void completesAnArgumentOfAPrompt() throws Exception {
        calls.answers(
                "greet person", call -> new CallOutcome.Completed(List.of("anna", "anton"), 120));
        try (RawClient client = client()) {
            client.request(
                    1,
                    "completion/complete",
                    "{\"ref\":%s,\"argument\":%s,\"context\":{\"arguments\":{\"tone\":\"warm\"}}}"
                            .formatted(PROMPT, ARGUMENT));

            assertThat(client.next().get("result"))
                    .isEqualTo(
                            Json.parse(
                                    """
                                    {"completion": {"values": ["anna", "anton"], "total": 120,
                                     "hasMore": true}}
                                    """));
        }
        assertThat(calls.next().request.target())
                .isEqualTo(
                        new Target.Completing(
                                new OfferKey(Kind.PROMPT, "greet"),
                                "person",
                                new Completion("an", Map.of("tone", "warm"))));
    }

    @Test
    void completesAVariableOfATemplate() throws Exception {
        calls.answers("a://{b} b", call -> CallOutcome.Completed.NONE);
        try (RawClient client = client()) {
            client.request(
                    1,
                    "completion/complete",
                    """
                    {"ref":{"type":"ref/resource","uri":"a://{b}"},"argument":{"name":"b","value":""}}"""
                            .strip());

            assertThat(Json.at(client.next(), "result", "completion"))
                    .isEqualTo(Map.of("values", List.of(), "total", 0, "hasMore", false));
        }
        assertThat(calls.next().request.target())
                .isEqualTo(
                        new Target.Completing(
                                new OfferKey(Kind.TEMPLATE, "a://{b}"),
                                "b",
                                new Completion("", Map.of())));
    }

    @ParameterizedTest
    @CsvSource({"INVALID_ARGUMENT, -32602", "ENGINE_UNAVAILABLE, -32603"})
    void aFailureIsAnErrorWithItsOwnCode(ErrorCode code, int rpc) throws Exception {
        calls.answers("greet person", call -> new CallOutcome.Failure(code, "so it is"));
        try (RawClient client = client()) {
            client.request(
                    1,
                    "completion/complete",
                    "{\"ref\":%s,\"argument\":%s}".formatted(PROMPT, ARGUMENT));

            Map<String, Object> answer = client.next();
            assertThat(Json.at(answer, "error", "code")).isEqualTo(rpc);
            assertThat(Json.at(answer, "error", "data", "code")).isEqualTo(code.name());
        }
    }

    @Test
    void whatIsUnknownIsAWrongParameter() throws Exception {
        try (RawClient client = client()) {
            client.request(
                    1,
                    "completion/complete",
                    "{\"ref\":%s,\"argument\":%s}".formatted(PROMPT, ARGUMENT));

            assertThat(Json.at(client.next(), "error", "code")).isEqualTo(-32602);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|'params.argument.value' is missing; it must be a string",
                "{\"argument\":{\"name\":\"n\",\"value\":\"\"}}|'params.ref.type' is missing; it must be a string",
                "{\"ref\":{\"type\":\"ref/tool\"},\"argument\":{\"name\":\"n\",\"value\":\"\"}}|'params.ref.type' is 'ref/tool'; known: 'ref/prompt', 'ref/resource'",
                "{\"ref\":{\"type\":\"ref/prompt\"},\"argument\":{\"name\":\"n\",\"value\":\"\"}}|'params.ref.name' is missing; it must be a string",
                "{\"ref\":[],\"argument\":{\"name\":\"n\",\"value\":\"\"}}|'params.ref' must be an object",
                "{\"argument\":{\"name\":\"n\",\"value\":\"\"},\"context\":{\"arguments\":{\"a\":1}}}|'params.context.arguments.a' must be a string",
            })
    void whatIsWrongWithTheParametersIsNamed(String params, String message) throws Exception {
        try (RawClient client = client()) {
            client.request(1, "completion/complete", params);

            assertThat(client.next().get("error"))
                    .isEqualTo(Map.of("code", -32602, "message", message));
        }
    }
}
