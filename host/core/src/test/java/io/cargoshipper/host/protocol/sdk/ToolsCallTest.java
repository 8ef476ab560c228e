package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.api.ToolCall.LogLevel;
import io.cargoshipper.host.pipeline.CallHandle;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallRequest;
import io.cargoshipper.host.transport.RawClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolsCallTest {

    private static RawClient client(FakeCalls calls) throws Exception {
        return RawClient.of(Fixtures.protocol(calls)).handshake();
    }

    private static Object resultOf(CallOutcome outcome) throws Exception {
        try (RawClient client = client(new FakeCalls().answers("t", call -> outcome))) {
            client.call(1, "t");
            Object result = client.next().get("result");
            client.assertQuietAndAlive();
            return result;
        }
    }

    @Test
    void answersWithEveryKindOfContent() throws Exception {
        CallOutcome.Answer answer =
                new CallOutcome.Answer(
                        Optional.of(Map.of("n", 1, "deep", Map.of("list", List.of(true, "x")))),
                        List.of(
                                new Content.Text("t\n€"),
                                new Content.Image("aQ==", "image/png"),
                                new Content.Audio("YQ==", "audio/wav"),
                                new Content.Embedded(
                                        new ResourceContents.Text("a://1", "text/plain", "one")),
                                new Content.Embedded(
                                        new ResourceContents.Blob("a://2", "x/y", "Yg==")),
                                new Content.Link(
                                        "a://3",
                                        "three",
                                        Optional.of("third"),
                                        Optional.of("x/z"),
                                        OptionalLong.of(3)),
                                new Content.Link(
                                        "a://4",
                                        "four",
                                        Optional.empty(),
                                        Optional.empty(),
                                        OptionalLong.empty())));

        assertThat(resultOf(answer))
                .isEqualTo(
                        Json.parse(
                                """
                                {"isError": false,
                                 "structuredContent": {"n": 1, "deep": {"list": [true, "x"]}},
                                 "content": [
                                  {"type": "text", "text": "t\\n€"},
                                  {"type": "image", "data": "aQ==", "mimeType": "image/png"},
                                  {"type": "audio", "data": "YQ==", "mimeType": "audio/wav"},
                                  {"type": "resource", "resource":
                                   {"uri": "a://1", "mimeType": "text/plain", "text": "one"}},
                                  {"type": "resource", "resource":
                                   {"uri": "a://2", "mimeType": "x/y", "blob": "Yg=="}},
                                  {"type": "resource_link", "uri": "a://3", "name": "three",
                                   "description": "third", "mimeType": "x/z", "size": 3},
                                  {"type": "resource_link", "uri": "a://4", "name": "four"}]}
                                """));
    }

    @Test
    void answersFailuresAsErrorsOfTheTool() throws Exception {
        assertThat(resultOf(new CallOutcome.Failure(ErrorCode.NOT_FOUND, "no container 'x'")))
                .isEqualTo(
                        Json.parse(
                                """
                                {"isError": true,
                                 "content": [{"type": "text", "text": "NOT_FOUND: no container 'x'"}],
                                 "_meta": {"io.cargoshipper/code": "NOT_FOUND"}}
                                """));
    }

    @Test
    void answersUnknownToolsAsErrorsOfTheProtocol() throws Exception {
        try (RawClient client = client(new FakeCalls())) {
            client.call(1, "nope");

            assertThat(client.next())
                    .containsEntry("error", Map.of("code", -32602, "message", "no tool 'nope'"));
        }
    }

    @Test
    void lettersThatUtf8CannotWriteDoNotCostTheAnswer() throws Exception {
        assertThat(resultOf(FakeCalls.text("a\uD800b")))
                .extracting(result -> Json.at(result, "content", 0, "text"))
                .isEqualTo("a?b");
    }

    @Test
    void passesArgumentsOn() throws Exception {
        FakeCalls calls = new FakeCalls().waits("t");
        try (RawClient client = client(calls)) {
            client.request(1, "tools/call", "{\"name\":\"t\"}");
            assertThat(calls.next().request.arguments()).isEmpty();
            client.request(2, "tools/call", "{\"name\":\"t\",\"arguments\":null}");
            assertThat(calls.next().request.arguments()).isEmpty();
            client.request(
                    3,
                    "tools/call",
                    "{\"name\":\"t\",\"arguments\":{\"a\":[1,2.5,null,{\"b\":true}]}}");

            assertThat(calls.next().request.arguments())
                    .isEqualTo(Json.parse("{\"a\": [1, 2.5, null, {\"b\": true}]}"));
        }
    }

    static Stream<Arguments> defects() {
        Map<String, Object> cycle = new HashMap<>();
        cycle.put("self", cycle);
        return Stream.of(
                defect("throws an exception", call -> fail(new IllegalStateException("secret"))),
                defect("throws an error", call -> fail(new AssertionError("secret"))),
                defect("throws a linkage error", call -> fail(new NoClassDefFoundError("secret"))),
                defect("overflows the stack", call -> fail(new StackOverflowError())),
                defect("runs out of memory", call -> fail(new OutOfMemoryError("secret"))),
                defect("returns no handle", call -> null),
                defect("has no outcome to come", call -> handle(null)),
                defect("ends with null", call -> handle(CompletableFuture.completedFuture(null))),
                defect(
                        "ends with an exception",
                        call -> handle(CompletableFuture.failedFuture(new Exception("secret")))),
                defect(
                        "ends with an error",
                        call -> handle(CompletableFuture.failedFuture(new LinkageError("secret")))),
                defect("answers with a cycle", call -> handle(structured(cycle))),
                defect(
                        "answers with what is no JSON",
                        call -> handle(structured(Map.of("thread", new Unwritable())))));
    }

    /** No bean that could be written. */
    static final class Unwritable {
        public Object getSecret() {
            return List.of().iterator().next();
        }
    }

    private static CompletionStage<CallOutcome> structured(Map<String, Object> value) {
        return CompletableFuture.completedFuture(
                new CallOutcome.Answer(Optional.of(value), List.of(new Content.Text("x"))));
    }

    private static Arguments defect(String what, Function<CallRequest, CallHandle> work) {
        return arguments(what, work);
    }

    private static CallHandle fail(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private static CallHandle handle(CompletionStage<CallOutcome> outcome) {
        return new CallHandle() {
            @Override
            public CompletionStage<CallOutcome> outcome() {
                return outcome;
            }

            @Override
            public void cancel() {}
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void answersWhateverGoesWrongInside(String what, Function<CallRequest, CallHandle> work)
            throws Exception {
        try (RawClient client = client(new FakeCalls().does("t", work))) {
            client.call(1, "t");

            assertThat(client.next())
                    .isEqualTo(
                            Json.parse(
                                    """
                                    {"jsonrpc": "2.0", "id": 1, "error": {"code": -32603, "message":
                                     "the server failed to answer this request; its log says why"}}
                                    """));
            client.assertQuietAndAlive();
        }
    }

    @Test
    void keepsManySlowCallsInFlight() throws Exception {
        int many = 500;
        FakeCalls calls = new FakeCalls().waits("slow");
        try (RawClient client = client(calls)) {
            for (int id = 0; id < many; id++) {
                client.call(id, "slow");
            }
            List<FakeCalls.Started> started = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                started.add(calls.next());
            }
            client.assertQuietAndAlive();

            Collections.shuffle(started);
            started.parallelStream()
                    .forEach(call -> call.outcome.complete(FakeCalls.text("x".repeat(5_000))));
            Set<Object> answered = new HashSet<>();
            for (int i = 0; i < many; i++) {
                Map<String, Object> answer = client.next();
                assertThat(answer).containsKey("result");
                answered.add(answer.get("id"));
            }
            assertThat(answered).hasSize(many);
            client.assertQuietAndAlive();
        }
    }

    @Test
    void refusesAnIdThatIsInUse() throws Exception {
        FakeCalls calls = new FakeCalls().waits("t");
        try (RawClient client = client(calls)) {
            client.call(1, "t");
            FakeCalls.Started first = calls.next();
            client.call(1, "t");
            assertThat(Json.at(client.next(), "error", "code")).isEqualTo(-32600);
            client.call("1", "t"); // another id
            FakeCalls.Started other = calls.next();

            first.outcome.complete(FakeCalls.text("first"));
            assertThat(Json.at(client.next(), "result", "content", 0, "text")).isEqualTo("first");
            other.outcome.complete(FakeCalls.text("other"));
            assertThat(client.next()).containsEntry("id", "1");
            client.call(1, "t"); // free again
            calls.next().outcome.complete(FakeCalls.text("again"));
            assertThat(Json.at(client.next(), "result", "content", 0, "text")).isEqualTo("again");
        }
    }

    @Test
    void cancels() throws Exception {
        FakeCalls calls = new FakeCalls().waits("t");
        try (RawClient client = client(calls)) {
            client.request(1, "tools/call", "{\"name\":\"t\",\"_meta\":{\"progressToken\":1}}");
            FakeCalls.Started call = calls.next();
            client.cancel(1);

            assertThat(call.awaitCancelled()).isTrue();
            call.request.reports().progress(1, OptionalDouble.empty(), "too late");
            call.request.reports().log(LogLevel.ERROR, "too late");
            call.outcome.complete(new CallOutcome.Failure(ErrorCode.CANCELLED, "too late"));
            client.assertQuietAndAlive();

            client.call(1, "t"); // the id is free
            calls.next().outcome.complete(FakeCalls.text("again"));
            assertThat(client.next()).containsEntry("id", 1).containsKey("result");
        }
    }

    @Test
    void theLateAnswerOfACancelledCallIsNotTakenForThatOfItsSuccessor() throws Exception {
        FakeCalls calls = new FakeCalls().waits("t");
        try (RawClient client = client(calls)) {
            client.call(1, "t");
            FakeCalls.Started cancelled = calls.next();
            client.cancel(1);
            client.call(1, "t");
            FakeCalls.Started successor = calls.next();

            cancelled.outcome.complete(FakeCalls.text("stale"));
            successor.outcome.complete(FakeCalls.text("fresh"));
            assertThat(Json.at(client.next(), "result", "content", 0, "text")).isEqualTo("fresh");
            client.assertQuietAndAlive();
        }
    }

    @Test
    void ignoresTheCancellationOfWhatHasEnded() throws Exception {
        FakeCalls calls = new FakeCalls().waits("t");
        try (RawClient client = client(calls)) {
            client.call(1, "t");
            FakeCalls.Started call = calls.next();
            call.outcome.complete(FakeCalls.text("done"));
            client.next();
            client.cancel(1);
            client.cancel("hello");

            client.assertQuietAndAlive();
            assertThat(call.cancelled.getCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"token\"", "17"})
    void sendsProgressThatGrowsBeforeTheAnswer(String token) throws Exception {
        FakeCalls calls =
                new FakeCalls()
                        .answers(
                                "t",
                                call -> {
                                    call.reports().progress(0, OptionalDouble.of(3), "start");
                                    call.reports().progress(1, OptionalDouble.of(3), "");
                                    call.reports().progress(1, OptionalDouble.of(3), "same");
                                    call.reports().progress(0.5, OptionalDouble.of(3), "less");
                                    call.reports()
                                            .progress(Double.NaN, OptionalDouble.of(3), "none");
                                    call.reports()
                                            .progress(
                                                    Double.POSITIVE_INFINITY,
                                                    OptionalDouble.of(3),
                                                    "endless");
                                    call.reports().progress(2.5, OptionalDouble.empty(), "nearly");
                                    return FakeCalls.text("done");
                                });
        try (RawClient client = client(calls)) {
            client.request(
                    1,
                    "tools/call",
                    "{\"name\":\"t\",\"_meta\":{\"progressToken\":%s}}".formatted(token));

            assertThat(List.of(client.next(), client.next(), client.next()))
                    .containsExactly(
                            progress(
                                    token,
                                    "\"progress\": 0.0, \"total\": 3.0, \"message\": \"start\""),
                            progress(token, "\"progress\": 1.0, \"total\": 3.0"),
                            progress(token, "\"progress\": 2.5, \"message\": \"nearly\""));
            assertThat(client.next()).containsEntry("id", 1).containsKey("result");
            client.assertQuietAndAlive();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> progress(String token, String members) {
        return (Map<String, Object>)
                Json.parse(
                        """
                        {"jsonrpc": "2.0", "method": "notifications/progress",
                         "params": {"progressToken": %s, %s}}
                        """
                                .formatted(token, members));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"t\"}",
                "{\"name\":\"t\",\"_meta\":{}}",
                "{\"name\":\"t\",\"_meta\":7}",
                "{\"name\":\"t\",\"_meta\":{\"progressToken\":null}}",
                "{\"name\":\"t\",\"_meta\":{\"progressToken\":1.5}}",
                "{\"name\":\"t\",\"_meta\":{\"progressToken\":{}}}"
            })
    void sendsNoProgressWithoutAToken(String params) throws Exception {
        FakeCalls calls =
                new FakeCalls()
                        .answers(
                                "t",
                                call -> {
                                    call.reports().progress(1, OptionalDouble.empty(), "x");
                                    return FakeCalls.text("done");
                                });
        try (RawClient client = client(calls)) {
            client.request(1, "tools/call", params);

            assertThat(client.next()).containsEntry("id", 1).containsKey("result");
        }
    }

    @Test
    void sendsLogLinesFromTheLevelOnThatTheClientSet() throws Exception {
        FakeCalls calls =
                new FakeCalls()
                        .answers(
                                "t",
                                call -> {
                                    for (LogLevel level : LogLevel.values()) {
                                        call.reports().log(level, "a line");
                                    }
                                    return FakeCalls.text("done");
                                });
        try (RawClient client = client(calls)) {
            assertThat(levels(client)).containsExactly("info", "warning", "error");
            setLevel(client, "debug");
            assertThat(levels(client)).containsExactly("debug", "info", "warning", "error");
            setLevel(client, "notice");
            assertThat(levels(client)).containsExactly("warning", "error");
            setLevel(client, "emergency");
            assertThat(levels(client)).isEmpty();
        }
    }

    private static void setLevel(RawClient client, String level) throws Exception {
        client.request(1, "logging/setLevel", "{\"level\":\"%s\"}".formatted(level));
        assertThat(client.next()).containsEntry("result", Map.of());
    }

    private static List<Object> levels(RawClient client) throws Exception {
        client.call("call", "t");
        List<Object> levels = new ArrayList<>();
        Map<String, Object> message = client.next();
        while (!message.containsKey("result")) {
            assertThat(message).containsEntry("method", "notifications/message");
            assertThat(Json.at(message, "params", "logger")).isEqualTo("t");
            assertThat(Json.at(message, "params", "data")).isEqualTo("a line");
            levels.add(Json.at(message, "params", "level"));
            message = client.next();
        }
        return levels;
    }
}
