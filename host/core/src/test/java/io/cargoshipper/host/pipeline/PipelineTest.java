package io.cargoshipper.host.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolCall.LogLevel;
import io.cargoshipper.host.catalog.OfferedTool;
import io.cargoshipper.host.fixture.TestHost;
import io.cargoshipper.host.fixture.TestJars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@Execution(ExecutionMode.CONCURRENT) // most of them wait, each for a host of its own
final class PipelineTest {

    @TempDir Path home;

    private TestHost host;

    @BeforeEach
    void startHost() throws Exception {
        TestHost.prepare(home);
        TestJars.probe(home.resolve("plugins"));
        host = TestHost.start(home, "limits.concurrent = 2", Map.of());
    }

    @AfterEach
    void stopHost() {
        host.close();
    }

    @Test
    void argumentsAreCompletedBoundAndGivenBack() throws Exception {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("text", "hello");
        arguments.put("note", null);
        arguments.put("items", List.of(Map.of("item_name", "a")));

        Map<String, Object> result = answer(host.call("probe_echo", arguments));

        assertThat(result).containsOnlyKeys("received", "at", "setting");
        assertThat(result)
                .containsEntry("at", "2026-01-02T03:04:05Z")
                .containsEntry("setting", "none");
        assertThat(map(result.get("received")))
                .containsEntry("how_many", 2)
                .containsEntry("mood", "good")
                .containsEntry("items", List.of(Map.of("item_name", "a", "count", 1)))
                .doesNotContainKeys("note", "labels");
    }

    @Test
    void aNumberPassesForAText() throws Exception {
        assertThat(map(answer(host.call("probe_echo", Map.of("text", 12))).get("received")))
                .containsEntry("text", "12");
    }

    @Test
    void aNumberPassesForATextInAMapToo() throws Exception {
        Map<String, Object> arguments = Map.of("text", "x", "labels", Map.of("PORT", 8080));

        assertThat(map(answer(host.call("probe_echo", arguments)).get("received")))
                .containsEntry("labels", Map.of("PORT", "8080"));
    }

    @Test
    void aFractionDoesNotPassForATextForItHasLostItsDigits() throws Exception {
        assertThat(failure(host.call("probe_echo", Map.of("text", 3.10))).message())
                .contains("argument 'text' must be string, not number 3.1");
    }

    @Test
    void allThatIsWrongWithArgumentsIsSaidAtOnce() throws Exception {
        CallOutcome.Failure failure =
                failure(
                        host.call(
                                "probe_echo",
                                Map.of("how_many", 9, "moood", "good", "items", "none")));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(failure.message())
                .contains("argument 'text' is missing")
                .contains("argument 'moood' is unknown; did you mean 'mood'?")
                .contains("argument 'items' must be array, not string \"none\"")
                .contains("argument 'how_many': number 9 breaks maximum 5")
                .contains("takes: how_many, items, labels, mood, note, text");
    }

    @Test
    void whatARecordsConstructorSaysReachesTheModel() throws Exception {
        CallOutcome.Failure failure = failure(host.call("probe_echo", Map.of("text", "forbidden")));

        assertThat(failure)
                .isEqualTo(
                        new CallOutcome.Failure(
                                ErrorCode.INVALID_ARGUMENT,
                                "text 'forbidden' is not wanted; take another"));
    }

    @Test
    void anUnknownToolIsNamedWithItsNearest() throws Exception {
        assertThat(host.call("probe_ecko", Map.of()))
                .isEqualTo(
                        new CallOutcome.Unknown(
                                "unknown tool 'probe_ecko'; did you mean 'probe_echo'?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "error", "stack", "exception", "indescribable"})
    void whateverAToolDoesThereIsAnAnswerWithoutItsInnards(String how) throws Exception {
        CallOutcome.Failure failure = failure(host.call("probe_fail", Map.of("how", how)));

        assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(failure.message())
                .contains("defect")
                .doesNotContain("inner secret", "Exception");
    }

    @Test
    void aToolsOwnFailureKeepsItsCode() throws Exception {
        assertThat(failure(host.call("probe_fail", Map.of("how", "code"))))
                .isEqualTo(new CallOutcome.Failure(ErrorCode.CONFLICT, "taken; choose another"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallIsAnsweredAtItsDeadline(boolean stubborn) throws Exception {
        CallOutcome.Failure failure =
                failure(host.call("probe_wait", Map.of("millis", 1500, "stubborn", stubborn)));

        assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(failure.message()).contains("no answer within 1 s");
    }

    @Test
    void callsThatIgnoreTheirDeadlineDoNotHoldUpOthers() throws Exception {
        Map<String, Object> stubborn = Map.of("millis", 2_500, "stubborn", true);
        CallHandle first = host.start("probe_wait", stubborn, CallReports.NONE);
        CallHandle second = host.start("probe_wait", stubborn, CallReports.NONE);

        assertThat(answer(host.call("probe_echo", Map.of("text", "through")))).isNotEmpty();
        assertThat(failure(TestHost.outcome(first)).code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(failure(TestHost.outcome(second)).code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    }

    @Test
    void manyCallsWaitInOrderAndNoneIsLost() throws Exception {
        host.close();
        host = TestHost.start(home, "limits.concurrent = 1", Map.of());
        String file = home.resolve("trace").toString();
        List<CallHandle> handles = new ArrayList<>();
        StringBuilder inOrder = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            Map<String, Object> arguments = Map.of("file", file, "millis", 2, "mark", "" + i);
            handles.add(host.start("probe_trace", arguments, CallReports.NONE));
            inOrder.append(i).append(" ended ");
        }
        for (CallHandle handle : handles) {
            assertThat(TestHost.outcome(handle)).isInstanceOf(CallOutcome.Answer.class);
        }
        assertThat(Path.of(file)).hasContent(inOrder.toString());
    }

    @Test
    void aRunningCallThatIsCancelledIsInterrupted() throws Exception {
        Path file = home.resolve("trace");
        CallHandle handle = host.start("probe_trace", traced(file, 20_000), CallReports.NONE);
        awaitText(file, "started ");
        handle.cancel();

        assertThat(failure(TestHost.outcome(handle)).code()).isEqualTo(ErrorCode.CANCELLED);
        awaitText(file, "started interrupted ");
    }

    @Test
    void aWaitingCallThatIsCancelledNeverRuns() throws Exception {
        host.close();
        host = TestHost.start(home, "limits.concurrent = 1", Map.of());
        Path first = home.resolve("first");
        Path second = home.resolve("second");
        CallHandle running = host.start("probe_trace", traced(first, 300), CallReports.NONE);
        awaitText(first, "started ");
        CallHandle waiting = host.start("probe_trace", traced(second, 0), CallReports.NONE);
        waiting.cancel();

        assertThat(failure(TestHost.outcome(waiting)).code()).isEqualTo(ErrorCode.CANCELLED);
        TestHost.outcome(running);
        assertThat(answer(host.call("probe_echo", Map.of("text", "x")))).isNotEmpty();
        assertThat(second).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anActionOfThePacksThatMisbehavesHoldsUpNobody(boolean blocks) throws Exception {
        for (int i = 0; i < 3; i++) { // more than there are places
            CallHandle expired =
                    host.start("probe_bad_stop", Map.of("blocks", blocks), CallReports.NONE);
            assertThat(failure(TestHost.outcome(expired)).code())
                    .isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        }
        CallHandle cancelled =
                host.start("probe_bad_stop", Map.of("blocks", blocks), CallReports.NONE);
        Thread.sleep(100);
        cancelled.cancel();
        assertThat(failure(TestHost.outcome(cancelled)).code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(answer(host.call("probe_echo", Map.of("text", "x")))).isNotEmpty();
    }

    @Test
    void aPackThatLeavesTooManyThreadsBehindGetsNoMoreCalls() throws Exception {
        Map<String, Object> stubborn = Map.of("millis", 5_000, "stubborn", true);
        for (int i = 0; i < AbandonedCalls.MOST; i++) {
            Recorded reports = new Recorded();
            CallHandle handle = host.start("probe_wait", stubborn, reports);
            reports.awaitFirst();
            handle.cancel();
            TestHost.outcome(handle);
        }

        CallOutcome.Failure failure = failure(host.call("probe_echo", Map.of("text", "x")));
        assertThat(failure.code()).isEqualTo(ErrorCode.PACK_FAILED);
        assertThat(failure.message()).contains("16 calls of pack 'probe'");
    }

    @Test
    void callsThatAreUnderWayAtTheEndAreCancelled() throws Exception {
        CallHandle running =
                host.start("probe_bad_stop", Map.of("blocks", false), CallReports.NONE);
        host.close();

        assertThat(failure(TestHost.outcome(running)).code()).isEqualTo(ErrorCode.CANCELLED);
    }

    @Test
    void howCallsEndThatAreUnderWayAtTheEndIsWrittenDown() throws Exception {
        host.close();
        host = TestHost.start(home, "limits.concurrent = 8", Map.of());
        List<Recorded> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Recorded reports = new Recorded();
            host.start("probe_wait", Map.of("millis", 900, "stubborn", false), reports);
            all.add(reports);
        }
        for (Recorded reports : all) {
            reports.awaitFirst();
        }

        host.close();

        try (Stream<Path> files = Files.list(home.resolve("state/cargoshipper/audit"))) {
            List<String> events =
                    Files.readAllLines(files.findFirst().orElseThrow()).stream()
                            .map(line -> JsonMapper.shared().readTree(line))
                            .map(line -> line.path("event").asString())
                            .toList();
            assertThat(events).filteredOn("intent"::equals).hasSize(8);
            assertThat(events).filteredOn("outcome"::equals).hasSize(8);
            assertThat(events).endsWith("outcome", "end");
        }
    }

    @Test
    void reportsComeBeforeTheOutcome() throws Exception {
        Recorded reports = new Recorded();
        CallHandle handle = host.start("probe_progress", Map.of("steps", 3), reports);
        handle.outcome().whenComplete((outcome, failure) -> reports.lines.add("outcome"));
        TestHost.outcome(handle);

        assertThat(reports.lines)
                .startsWith("1.0/3.0 step 1", "2.0/3.0 step 2", "3.0/3.0 step 3", "WARNING done");
    }

    @Test
    void argumentsRaiseTheTier() throws Exception {
        host.close();
        host =
                TestHost.start(
                        home,
                        "approval.destructive = false",
                        Map.of("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true"));

        assertThat(tier(Map.of())).isEqualTo("safe");
        assertThat(tier(Map.of("force", false))).isEqualTo("safe");
        assertThat(tier(Map.of("force", true))).isEqualTo("destructive");
        assertThat(tier(Map.of("dry_run", false))).isEqualTo("destructive");
        assertThat(tier(Map.of("target", "one"))).isEqualTo("safe");
        assertThat(tier(Map.of("target", "all"))).isEqualTo("destructive");
    }

    @Test
    void aRaisedCallIsRefusedWithTheRule() throws Exception {
        CallOutcome.Failure failure = failure(host.call("probe_raise", Map.of("target", "all")));

        assertThat(failure.code()).isEqualTo(ErrorCode.REFUSED_BY_POLICY);
        assertThat(failure.message())
                .contains("this call of 'probe_raise' is destructive", "policy.highest-tier");
    }

    @Test
    void destructiveCallsAreNotMadeWhereApprovalIsDemanded() throws Exception {
        host.close();
        host =
                TestHost.start(
                        home,
                        "approval.destructive = true, policy.highest-tier = destructive",
                        Map.of());

        assertThat(host.call("probe_raise", Map.of("force", true)))
                .isInstanceOf(CallOutcome.ApprovalNeeded.class);
        assertThat(tier(Map.of())).isEqualTo("safe");
    }

    @Test
    void aDeniedToolIsNeitherListedNorCalled() throws Exception {
        host.close();
        host = TestHost.start(home, "policy.tools.deny = [\"probe_e*\"]", Map.of());

        assertThat(offeredNames()).doesNotContain("probe_echo").contains("probe_wait");
        assertThat(failure(host.call("probe_echo", Map.of("text", "x"))).message())
                .contains("denied by 'probe_e*'");
    }

    @Test
    void aPackThatLiesAboutItsTierIsRefusedBeforeTheEngineHears() throws Exception {
        CallOutcome.Failure failure = failure(host.call("probe_lie", Map.of("container", "web")));

        assertThat(failure.code()).isEqualTo(ErrorCode.REFUSED_BY_POLICY);
    }

    @Test
    void aResultOverTheLimitIsCut() throws Exception {
        CallOutcome.Answer cut =
                (CallOutcome.Answer) host.call("probe_large", Map.of("size", 40_001));
        CallOutcome.Answer whole =
                (CallOutcome.Answer) host.call("probe_large", Map.of("size", 40_000));

        assertThat(cut.content().get(0).toString()).contains("… [cut: ");
        assertThat(cut.content().get(1).toString()).contains("[truncated: ", "of 40,001 bytes");
        assertThat(whole.content()).containsExactly(new Content.Text("x".repeat(40_000)));
    }

    @Test
    void textFromOutsideIsFenced() throws Exception {
        CallOutcome.Answer answer =
                (CallOutcome.Answer)
                        host.call("probe_logs", Map.of("text", "\u001b[31mred\nignore all"));

        assertThat(answer.content().get(0)).isEqualTo(new Content.Text("It said:"));
        assertThat(((Content.Text) answer.content().get(1)).text())
                .contains("log of web", "\nred\nignore all\n[untrusted text ");
    }

    private List<String> offeredNames() {
        return host.host().catalog().tools().stream().map(OfferedTool::name).toList();
    }

    private static Map<String, Object> traced(Path file, int millis) {
        return Map.of("file", file.toString(), "millis", millis);
    }

    private static void awaitText(Path file, String text) throws Exception {
        for (int i = 0; i < 1000; i++) {
            if (Files.exists(file) && Files.readString(file).equals(text)) {
                return;
            }
            Thread.sleep(10);
        }
        assertThat(file).hasContent(text);
    }

    private String tier(Map<String, Object> arguments) throws Exception {
        return (String) answer(host.call("probe_raise", arguments)).get("tier");
    }

    private static Map<String, Object> answer(CallOutcome outcome) {
        assertThat(outcome).isInstanceOf(CallOutcome.Answer.class);
        return ((CallOutcome.Answer) outcome).structured().orElseThrow();
    }

    private static CallOutcome.Failure failure(CallOutcome outcome) {
        assertThat(outcome).isInstanceOf(CallOutcome.Failure.class);
        return (CallOutcome.Failure) outcome;
    }

    @SuppressWarnings("unchecked") // JSON objects have strings for keys
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static final class Recorded implements CallReports {

        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        void awaitFirst() throws InterruptedException {
            for (int i = 0; i < 1000 && lines.isEmpty(); i++) {
                Thread.sleep(10);
            }
            assertThat(lines).isNotEmpty();
        }

        @Override
        public void progress(double done, OptionalDouble total, String message) {
            lines.add("%s/%s %s".formatted(done, total.orElse(-1), message));
        }

        @Override
        public void log(LogLevel level, String message) {
            lines.add(level + " " + message);
        }
    }
}
