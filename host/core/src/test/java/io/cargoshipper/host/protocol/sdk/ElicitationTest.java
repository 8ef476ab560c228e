package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.approval.ApprovalRequest;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallRequest;
import io.cargoshipper.host.transport.RawClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** How clients' users are asked for approvals, message by message. */
final class ElicitationTest {

    private static final String NEWEST = "2025-11-25";
    private static final String ELICITS = "{\"elicitation\":{}}";
    private static final String APPROVE =
            "{\"action\":\"accept\",\"content\":{\"decision\":\"approve\"}}";
    private static final Duration LONG = Duration.ofMinutes(5);

    private final FakeCalls calls = new FakeCalls();
    private RawClient client;

    @AfterEach
    void close() throws Exception {
        client.close();
    }

    private void connect(FakeDesk desk, String version, String capabilities) throws Exception {
        client =
                RawClient.of(Fixtures.protocol(new FakeOfferings(), calls, desk))
                        .handshake(version, capabilities);
    }

    private static CallOutcome asked(String id, Duration time) {
        return new CallOutcome.ApprovalNeeded(
                new ApprovalRequest(
                        id, "May " + id + " be?", "run: approve " + id, Instant.now().plus(time)));
    }

    /** A tool whose calls end so, one after the other. */
    private void script(CallOutcome... outcomes) {
        Iterator<CallOutcome> next = List.of(outcomes).iterator();
        Function<CallRequest, CallOutcome> answer = request -> next.next();
        calls.answers("t", answer);
    }

    private void answer(Map<String, Object> request, String result) throws Exception {
        client.send(
                "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}"
                        .formatted(
                                JsonMapper.shared().writeValueAsString(request.get("id")), result));
    }

    /** Takes the question to the user. */
    private Map<String, Object> question(String id) throws Exception {
        Map<String, Object> request = client.next();
        assertThat(request).containsEntry("method", "elicitation/create");
        assertThat(Json.at(request, "params", "message")).isEqualTo("May " + id + " be?");
        return request;
    }

    private static String text(Map<String, Object> message) {
        return (String) Json.at(message, "result", "content", 0, "text");
    }

    private void assertRefused(Map<String, Object> message, String said) {
        assertThat(Json.at(message, "result", "isError")).isEqualTo(true);
        assertThat(Json.at(message, "result", "_meta", "io.cargoshipper/code"))
                .isEqualTo("APPROVAL_REQUIRED");
        assertThat(text(message)).startsWith("APPROVAL_REQUIRED: ").contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-11-25 | {\"elicitation\":{}}",
                "2025-11-25 | {\"elicitation\":{\"form\":{},\"url\":{}}}",
                "2025-06-18 | {\"elicitation\":{}}"
            })
    void theUserApprovesAndTheCallIsMadeAgain(String version, String capabilities)
            throws Exception {
        FakeDesk desk = FakeDesk.of("a1");
        connect(desk, version, capabilities);
        script(asked("a1", LONG), FakeCalls.text("done"));

        client.call(7, "t");
        Map<String, Object> request = question("a1");
        assertThat(Json.at(request, "params", "requestedSchema"))
                .isEqualTo(
                        Json.parse(
                                """
                                {"type": "object", "required": ["decision"], "properties":
                                 {"decision": {"type": "string", "title": "Decision",
                                  "description": "approve: it is done once, exactly as shown",
                                  "enum": ["deny", "approve"]}}}
                                """));
        answer(request, APPROVE);

        Map<String, Object> message = client.next();
        assertThat(message).containsEntry("id", 7);
        assertThat(text(message)).isEqualTo("done");
        assertThat(desk.next()).isEqualTo("approve a1 by the user of local, asked by raw 7");
        assertThat(calls.next().request).isSameAs(calls.next().request);
        client.assertQuietAndAlive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"decline\"}",
                "{\"action\":\"cancel\"}",
                "{\"action\":\"accept\"}",
                "{\"action\":\"accept\",\"content\":{}}",
                "{\"action\":\"accept\",\"content\":{\"decision\":\"deny\"}}",
                "{\"action\":\"accept\",\"content\":{\"decision\":true}}",
                "{\"action\":\"accept\",\"content\":{\"decision\":[\"approve\"]}}",
                "{\"action\":\"accept\",\"content\":[\"approve\"]}"
            })
    void anythingElseThatAPersonAnswersDenies(String result) throws Exception {
        FakeDesk desk = FakeDesk.of("a1");
        connect(desk, NEWEST, ELICITS);
        script(asked("a1", LONG));

        client.call(1, "t");
        answer(question("a1"), result);

        assertRefused(client.next(), "do not make it again unless they ask for it");
        assertThat(desk.next()).startsWith("deny a1");
        client.assertQuietAndAlive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"ACCEPT\",\"content\":{\"decision\":\"approve\"}}",
                "{\"content\":{\"decision\":\"approve\"}}",
                "{}",
                "[]",
                "\"approve\"",
                "null"
            })
    void whatIsNoAnswerOfAPersonLeavesTheCommandLine(String result) throws Exception {
        FakeDesk desk = FakeDesk.of("a1");
        connect(desk, NEWEST, ELICITS);
        script(asked("a1", LONG));

        client.call(1, "t");
        answer(question("a1"), result);

        assertRefused(client.next(), "run: approve a1");
        assertThat(desk.next()).isEqualTo("post a1");
        client.assertQuietAndAlive();
    }

    @Test
    void aClientThatCannotAskAfterAllIsToldTheCommand() throws Exception {
        FakeDesk desk = FakeDesk.of("a1");
        connect(desk, NEWEST, ELICITS);
        script(asked("a1", LONG));

        client.call(1, "t");
        Map<String, Object> request = question("a1");
        client.send(
                "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"error\":{\"code\":-32601,\"message\":\"no\"}}"
                        .formatted(request.get("id")));

        assertRefused(client.next(), "run: approve a1");
        assertThat(desk.next()).isEqualTo("post a1");
        assertThat(desk.isQuiet()).isTrue();
    }

    @Test
    void aUserWhoNeverAnswersHasDeniedNothingAndTheClientIsTold() throws Exception {
        FakeDesk desk = FakeDesk.of("a1");
        connect(desk, NEWEST, ELICITS);
        script(asked("a1", Duration.ofMillis(300)));

        client.call(1, "t");
        Map<String, Object> request = question("a1");

        Map<String, Object> cancelled = client.next();
        assertThat(cancelled).containsEntry("method", "notifications/cancelled");
        assertThat(Json.at(cancelled, "params", "requestId")).isEqualTo(request.get("id"));
        assertRefused(client.next(), "your user was asked");
        assertThat(desk.next()).isEqualTo("drop a1");
        answer(request, APPROVE); // too late
        client.assertQuietAndAlive();
        assertThat(desk.isQuiet()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-11-25 | {}",
                "2025-11-25 | {\"elicitation\":{\"url\":{}}}",
                "2025-11-25 | {\"elicitation\":true}",
                "2025-03-26 | {\"elicitation\":{}}"
            })
    void whoCannotAskIsToldTheCommand(String version, String capabilities) throws Exception {
        FakeDesk desk = FakeDesk.of("a1");
        connect(desk, version, capabilities);
        script(asked("a1", LONG));

        client.call(1, "t");

        assertRefused(client.next(), "run: approve a1");
        assertThat(desk.next()).isEqualTo("post a1");
    }

    @Test
    void whereTheClientsWordDoesNotCountItIsToldTheCommand() throws Exception {
        FakeDesk desk = FakeDesk.of("a1").withoutWordOfClients();
        connect(desk, NEWEST, ELICITS);
        script(asked("a1", LONG));

        client.call(1, "t");

        assertRefused(client.next(), "run: approve a1");
        assertThat(desk.next()).isEqualTo("post a1");
    }

    @Test
    void whatTheDeskDoesNotTakeIsNotMade() throws Exception {
        connect(FakeDesk.of(), NEWEST, ELICITS);
        script(asked("a1", LONG));

        client.call(1, "t");
        answer(question("a1"), APPROVE);

        assertRefused(client.next(), "does not count any more");
        calls.next();
        assertThat(calls.isIdle()).isTrue();
    }

    @Test
    void aCallThatNeedsMoreIsAskedAboutAgainButNotForEver() throws Exception {
        connect(FakeDesk.of("a1", "a2", "a3", "a4", "a5", "a6"), NEWEST, ELICITS);
        script(
                asked("a1", LONG),
                asked("a2", LONG),
                asked("a3", LONG),
                asked("a4", LONG),
                asked("a5", LONG),
                asked("a6", LONG));

        client.call(1, "t");
        for (int i = 1; i <= 5; i++) {
            answer(question("a" + i), APPROVE);
        }

        assertRefused(client.next(), "run: approve a6");
    }

    @Test
    void cancellingTheCallTakesTheQuestionBack() throws Exception {
        FakeDesk desk = FakeDesk.of("a1");
        connect(desk, NEWEST, ELICITS);
        script(asked("a1", LONG));
        client.call(1, "t");
        Map<String, Object> request = question("a1");

        client.cancel(1);

        Map<String, Object> cancelled = client.next();
        assertThat(cancelled).containsEntry("method", "notifications/cancelled");
        assertThat(Json.at(cancelled, "params", "requestId")).isEqualTo(request.get("id"));
        assertThat(desk.next()).isEqualTo("drop a1");
        answer(request, APPROVE);
        client.assertQuietAndAlive();
        assertThat(desk.isQuiet()).isTrue();
    }

    @Test
    void cancellingStopsTheCallThatWasMadeAgain() throws Exception {
        connect(FakeDesk.of("a1"), NEWEST, ELICITS);
        Iterator<Function<CallRequest, FakeCalls.Started>> turns =
                List.<Function<CallRequest, FakeCalls.Started>>of(
                                call -> FakeCalls.ended(call, asked("a1", LONG)),
                                FakeCalls::running)
                        .iterator();
        calls.does("t", request -> turns.next().apply(request));
        client.call(1, "t");
        answer(question("a1"), APPROVE);
        calls.next();
        FakeCalls.Started again = calls.next();

        client.cancel(1);

        assertThat(again.awaitCancelled()).isTrue();
    }

    @Test
    void progressGoesOnGrowingWhenTheCallIsMadeAgain() throws Exception {
        connect(FakeDesk.of("a1"), NEWEST, ELICITS);
        Iterator<CallOutcome> outcomes =
                List.of(asked("a1", LONG), FakeCalls.text("done")).iterator();
        calls.answers(
                "t",
                call -> {
                    call.reports().progress(1, OptionalDouble.of(3), "one");
                    call.reports().progress(2, OptionalDouble.of(3), "two");
                    return outcomes.next();
                });

        client.request(1, "tools/call", "{\"name\":\"t\",\"_meta\":{\"progressToken\":\"p\"}}");

        assertProgress(1.0, 3.0);
        assertProgress(2.0, 3.0);
        answer(question("a1"), APPROVE);
        assertProgress(3.0, 5.0);
        assertProgress(4.0, 5.0);
        assertThat(text(client.next())).isEqualTo("done");
    }

    private void assertProgress(double done, double total) throws Exception {
        Map<String, Object> message = client.next();
        assertThat(message).containsEntry("method", "notifications/progress");
        assertThat(Json.at(message, "params", "progress")).isEqualTo(done);
        assertThat(Json.at(message, "params", "total")).isEqualTo(total);
    }

    @Test
    void twoQuestionsAreAnsweredInAnyOrder() throws Exception {
        connect(FakeDesk.of("a1", "b1"), NEWEST, ELICITS);
        script(asked("a1", LONG), FakeCalls.text("a done"));
        Iterator<CallOutcome> others =
                List.of(asked("b1", LONG), FakeCalls.text("b done")).iterator();
        calls.answers("u", call -> others.next());
        client.call(1, "t");
        Map<String, Object> first = question("a1");
        client.call(2, "u");
        Map<String, Object> second = question("b1");

        answer(second, APPROVE);
        assertThat(text(client.next())).isEqualTo("b done");
        answer(first, APPROVE);
        assertThat(text(client.next())).isEqualTo("a done");
    }

    @Test
    void whenTheClientGoesNothingIsMadeAndTheServerEnds() throws Exception {
        FakeDesk desk = FakeDesk.of("a1");
        connect(desk, NEWEST, ELICITS);
        script(asked("a1", LONG));
        client.call(1, "t");
        question("a1");

        client.link().endInput();

        client.link().awaitEnd(Duration.ofSeconds(5));
        assertThat(desk.next()).isEqualTo("drop a1");
        assertRefused(client.next(), "your user was asked");
        assertThat(desk.isQuiet()).isTrue();
    }
}
