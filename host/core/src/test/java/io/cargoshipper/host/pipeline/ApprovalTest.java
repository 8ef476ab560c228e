package io.cargoshipper.host.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.host.approval.ApprovalRequest;
import io.cargoshipper.host.fixture.TestHost;
import io.cargoshipper.host.fixture.TestJars;
import io.cargoshipper.host.fixture.WreckerPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Calls that a person has to approve, from the question to the call that was approved. */
final class ApprovalTest {

    private static final String DESTRUCTIVE = "policy.highest-tier = destructive\n";

    @TempDir Path home;

    private Path ships;
    private TestHost host;

    @BeforeEach
    void startHost() throws Exception {
        TestHost.prepare(home);
        TestJars.indexed(home.resolve("plugins/wrecker.jar"), WreckerPack.class);
        ships = Files.writeString(home.resolve("ships"), "mary\nanne\n");
        start("");
    }

    private void start(String conf) throws Exception {
        if (host != null) {
            host.close();
        }
        host =
                TestHost.start(
                        home,
                        DESTRUCTIVE
                                + "approval.folder = \"%s\"\n".formatted(home.resolve("approvals"))
                                + conf,
                        Map.of());
    }

    @AfterEach
    void stopHost() {
        host.close();
    }

    private CallOutcome wreck() throws Exception {
        return host.call("wreck", arguments());
    }

    private Map<String, Object> arguments() {
        return Map.of("list", ships.toString());
    }

    private static ApprovalRequest question(CallOutcome outcome) {
        assertThat(outcome).isInstanceOf(CallOutcome.ApprovalNeeded.class);
        return ((CallOutcome.ApprovalNeeded) outcome).request();
    }

    private void approve(ApprovalRequest request) {
        assertThat(host.host().approvals().approve(request.id(), "bob")).isTrue();
    }

    private static Object gone(CallOutcome outcome) {
        assertThat(outcome).isInstanceOf(CallOutcome.Answer.class);
        return ((CallOutcome.Answer) outcome).structured().orElseThrow().get("gone");
    }

    private static void assertRefused(CallOutcome outcome, ErrorCode code, String message) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CallOutcome.Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(code);
                            assertThat(failure.message()).contains(message);
                        });
    }

    @Test
    void anApprovedCallIsMadeOnce() throws Exception {
        ApprovalRequest request = question(wreck());
        assertThat(request.question())
                .contains("  remove ship 'mary' (id-mary)", "  remove ship 'anne' (id-anne)")
                .contains("approval.destructive", "It cannot destroy anything else.");
        assertThat(ships).hasContent("mary\nanne\n");

        approve(request);

        assertThat(gone(wreck())).isEqualTo(List.of("mary", "anne"));
        Files.writeString(ships, "mary\nanne\n");
        assertThat(question(wreck()).id()).isNotEqualTo(request.id());
        assertThat(ships).hasContent("mary\nanne\n");
    }

    @Test
    void aCallThatTouchesNothingNeedsNoApproval() throws Exception {
        Files.writeString(ships, "");

        assertThat(gone(wreck())).isEqualTo(List.of());
    }

    @Test
    void aToolThatPolicyNamesNeedsApprovalWhateverItTouches() throws Exception {
        start("approval.destructive = false, approval.tools = [\"wreck\"]");
        Files.writeString(ships, "");

        assertThat(question(wreck()).question()).contains("approval.tools");
    }

    @Test
    void anApprovalDoesNotOutliveItsPlan() throws Exception {
        approve(question(wreck()));
        Files.writeString(ships, "mary\nrose\n");

        ApprovalRequest changed = question(wreck());

        assertThat(changed.question())
                .contains("This is not what was asked before.")
                .contains("new: remove ship 'rose'", "no longer: remove ship 'anne'");
        assertThat(ships).hasContent("mary\nrose\n");
        approve(changed);
        assertThat(gone(wreck())).isEqualTo(List.of("mary", "rose"));
    }

    @Test
    void theTrailSaysUsedOnlyOfWhatWasUsed() throws Exception {
        approve(question(wreck()));
        Files.writeString(ships, "mary\nrose\n");
        approve(question(wreck()));
        assertThat(gone(wreck())).isEqualTo(List.of("mary", "rose"));

        assertThat(steps())
                .containsExactly("asked", "approved", "lapsed", "asked", "approved", "used");
    }

    private List<String> steps() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("state/cargoshipper/audit"))) {
            return Files.readAllLines(files.findFirst().orElseThrow()).stream()
                    .map(line -> JsonMapper.shared().readTree(line).path("step").asString(""))
                    .filter(step -> !step.isEmpty())
                    .toList();
        }
    }

    @Test
    void whatNobodyCanBeShownWholeIsRefused() throws Exception {
        Files.write(ships, IntStream.range(0, 501).mapToObj(i -> "ship" + i).toList());

        assertRefused(wreck(), ErrorCode.REFUSED_BY_POLICY, "it would touch 501 things");
        assertThat(ships).content().contains("ship500");
    }

    @Test
    void aSecretInANameIsNotShown() throws Exception {
        Files.writeString(ships, "password=hunter2\n");

        ApprovalRequest request = question(wreck());

        assertThat(request.question()).contains("remove ship 'password=[redacted");
        assertThat(request.question() + request.refusal()).doesNotContain("hunter2");
        approve(request);
        assertThat(((CallOutcome.Answer) wreck()).structured()).isPresent();
    }

    @Test
    void whatNobodyWouldSeeIsWrittenOut() throws Exception {
        Files.writeString(ships, "ma\u200bry\n");
        Map<String, Object> arguments = Map.of("target", "fle\u2060et", "password", "hunter2");

        assertThat(question(wreck()).question()).contains("remove ship 'ma\\u{200b}ry'");
        assertThat(question(host.call("wreck_blind", arguments)).question())
                .contains("fle\\\\u{2060}et");
    }

    @Test
    void theOrderOfWhatIsThereIsNoChange() throws Exception {
        approve(question(wreck()));
        Files.writeString(ships, "anne\nmary\n");

        assertThat(gone(wreck())).isEqualTo(List.of("anne", "mary"));
    }

    @Test
    void anApprovalIsForItsArguments() throws Exception {
        approve(question(wreck()));

        question(host.call("wreck", Map.of("list", ships.toString(), "only", "mary")));
        assertThat(ships).hasContent("mary\nanne\n");
    }

    @Test
    void anApprovalIsForItsCaller() throws Exception {
        approve(question(wreck()));
        CallSession other =
                new CallSession("other", new Caller("local", Optional.of("another client")));

        CallOutcome outcome =
                TestHost.outcome(
                        host.host()
                                .pipeline()
                                .start(
                                        CallRequest.of(
                                                new Target.Tool("wreck"),
                                                arguments(),
                                                other,
                                                CallReports.NONE)));

        question(outcome);
        assertThat(ships).hasContent("mary\nanne\n");
    }

    @Test
    void whatWasDeniedIsRefused() throws Exception {
        host.host().approvals().deny(question(wreck()).id(), "bob");

        assertRefused(wreck(), ErrorCode.APPROVAL_REQUIRED, "a person has denied this call");
        assertThat(ships).hasContent("mary\nanne\n");
    }

    @Test
    void aToolWithoutAPlanSaysSoAndHidesItsSecrets() throws Exception {
        Map<String, Object> arguments = Map.of("target", "fleet", "password", "hunter2");
        ApprovalRequest request = question(host.call("wreck_blind", arguments));

        assertThat(request.question())
                .contains("The tool does not say what it will touch.")
                .contains("\"password\":\"[redacted")
                .doesNotContain("hunter2");
        question(host.call("wreck_blind", Map.of("target", "fleet", "password", "hunter3")));
        approve(request);
        assertThat(gone(host.call("wreck_blind", arguments))).isEqualTo(List.of("fleet"));
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, INTERNAL, defect",
        "throws, INTERNAL, defect",
        "fails, NOT_FOUND, there is no such ship",
        "changes, REFUSED_BY_POLICY, held to SAFE"
    })
    void aPlanThatFailsStopsTheCall(String how, ErrorCode code, String message) throws Exception {
        Path trace = home.resolve("trace");

        CallOutcome outcome =
                host.call("wreck_badly", Map.of("how", how, "trace", trace.toString()));

        assertRefused(outcome, code, message);
        assertThat(trace).doesNotExist();
    }

    @Test
    void onlyThePlannedFileIsReplaced() throws Exception {
        Path root = Files.createDirectory(home.resolve("root"));
        Path planned = Files.writeString(root.resolve("planned"), "old");
        Path other = Files.writeString(root.resolve("other"), "old");
        start("files.roots = [\"%s\"]".formatted(root));
        Map<String, Object> honest = Map.of("file", "planned", "planned", planned.toString());
        Map<String, Object> lying = Map.of("file", "other", "planned", planned.toString());

        approve(question(host.call("wreck_file", honest)));
        approve(question(host.call("wreck_file", lying)));

        assertThat(host.call("wreck_file", honest)).isInstanceOf(CallOutcome.Answer.class);
        assertRefused(
                host.call("wreck_file", lying),
                ErrorCode.REFUSED_BY_POLICY,
                "not what was approved");
        assertThat(planned).hasContent("new");
        assertThat(other).hasContent("old");
    }

    @Test
    void whereNobodyHasToApproveNobodyIsAsked() throws Exception {
        start("approval.destructive = false");

        assertThat(gone(wreck())).isEqualTo(List.of("mary", "anne"));
    }

    @Test
    void withTheTaintRuleASessionThatReadFromOutsideIsAsked() throws Exception {
        start("approval.destructive = false, approval.after-untrusted = true");
        CallSession session = new CallSession("s", new Caller("local", Optional.empty()));
        CallRequest request =
                CallRequest.of(new Target.Tool("wreck"), arguments(), session, CallReports.NONE);
        assertThat(gone(TestHost.outcome(host.host().pipeline().start(request))))
                .isEqualTo(List.of("mary", "anne"));
        Files.writeString(ships, "mary\n");

        session.untrustedTextSeen();

        assertThat(question(TestHost.outcome(host.host().pipeline().start(request))).question())
                .contains("text from outside");
    }
}
