package io.cargoshipper.host.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.policy.ApprovalRules;
import io.cargoshipper.host.policy.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class ApprovalsTest {

    private static final Duration TIME = Duration.ofMinutes(5);
    private static final CallFacts CALL = Facts.call(Map.of("container", "web", "force", true));
    private static final Grant WEB = Facts.removing("web");

    @TempDir private Path folder;

    private final MovableClock clock = new MovableClock();
    private final List<String> heard = new ArrayList<>();
    private ApprovalRules rules = new ApprovalRules(TIME, false, Optional.empty());
    private LetterBox box;
    private Approvals approvals;

    @BeforeEach
    void open() {
        box = new LetterBox(folder.resolve("approvals"));
        approvals = host();
    }

    private Approvals host() {
        return new Approvals(box, "cargoshipper approvals approve", () -> rules, clock);
    }

    private ApprovalRequest ask(CallFacts call, Grant grant) {
        return ask(approvals, call, grant);
    }

    private ApprovalRequest ask(Approvals host, CallFacts call, Grant grant) {
        return host.ask(
                call,
                grant,
                "why",
                Optional.empty(),
                (step, id, by) -> heard.add(by.isEmpty() ? step.name() : step + " by " + by));
    }

    private Answering person() {
        return new Answering(box, "alice", clock);
    }

    /** Whose the files of this process are. */
    private static String user() {
        return System.getProperty("user.name");
    }

    private Letter letter(String id) throws IOException {
        return box.letters(clock.instant()).stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsApprovedIsTakenOnce() {
        ApprovalRequest request = ask(CALL, WEB);
        assertThat(approvals.take(CALL, WEB)).isEmpty();

        assertThat(approvals.approve(request.id(), "bob")).isTrue();

        assertThat(approvals.take(CALL, WEB)).contains(new Approved(request.id(), "bob", WEB));
        assertThat(approvals.take(CALL, WEB)).isEmpty();
        assertThat(approvals.approve(request.id(), "bob")).isFalse();
        assertThat(approvals.isIdle()).isTrue();
        assertThat(heard).containsExactly("ASKED", "APPROVED by bob", "USED by bob");
    }

    @Test
    void anApprovalIsForThisCallAlone() {
        approvals.approve(ask(CALL, WEB).id(), "bob");
        Caller other = new Caller("local", Optional.of("another client"));

        assertThat(approvals.take(Facts.call(Map.of("container", "web")), WEB)).isEmpty();
        assertThat(approvals.take(Facts.call(Map.of("container", "db", "force", true)), WEB))
                .isEmpty();
        assertThat(approvals.take(Facts.call(Facts.CALLER, "kill", CALL.arguments()), WEB))
                .isEmpty();
        assertThat(approvals.take(Facts.call(other, "remove", CALL.arguments()), WEB)).isEmpty();
        assertThat(approvals.take(Facts.call(Map.of("force", true, "container", "web")), WEB))
                .as("the order of arguments is none")
                .isPresent();
    }

    @Test
    void lettersThatOnlyLookAlikeDoNotMakeTheSameCall() {
        approvals.approve(ask(Facts.call(Map.of("container", "a?")), WEB).id(), "bob");

        assertThat(approvals.take(Facts.call(Map.of("container", "a\ud800")), WEB)).isEmpty();
    }

    @Test
    void theSameQuestionIsAskedOnce() {
        ApprovalRequest first = ask(CALL, WEB);
        clock.pass(Duration.ofMinutes(1));

        assertThat(ask(CALL, WEB)).isEqualTo(first);
        assertThat(heard).containsExactly("ASKED");
    }

    @Test
    void anotherQuestionAboutTheSameCallTakesItsPlaceAndSaysSo() {
        ApprovalRequest first = ask(CALL, WEB);
        ApprovalRequest second = ask(CALL, Facts.removing("web", "db"));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.question()).contains("new: remove container 'db'");
        assertThat(approvals.approve(first.id(), "bob")).isFalse();
        assertThat(approvals.approve(second.id(), "bob")).isTrue();
    }

    @Test
    void effectsArePartOfTheQuestion() {
        ApprovalRequest first = ask(CALL, WEB);
        Grant more = WEB.with(List.of(Facts.effect(Effect.HOST_NETWORK, "")));

        assertThat(ask(CALL, more).id()).isNotEqualTo(first.id());
        assertThat(more.approves(Effect.HOST_NETWORK, "")).isTrue();
        assertThat(more.approves(Effect.HOST_NETWORK, "other")).isFalse();
        assertThat(more.approves(Effect.PRIVILEGED, "")).isFalse();
    }

    @Test
    void timeRunsOutBeforeAndAfterTheApproval() {
        ApprovalRequest late = ask(CALL, WEB);
        clock.pass(TIME);
        assertThat(approvals.approve(late.id(), "bob")).isFalse();

        approvals.approve(ask(CALL, WEB).id(), "bob");
        clock.pass(TIME);
        assertThat(approvals.take(CALL, WEB)).isEmpty();
        assertThat(heard).containsExactly("ASKED", "LAPSED", "ASKED", "APPROVED by bob", "LAPSED");
    }

    @Test
    void whatWasDeniedIsNotAskedAgainAtOnce() {
        approvals.deny(ask(CALL, WEB).id(), "bob");

        assertThatThrownBy(() -> approvals.take(CALL, WEB))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.APPROVAL_REQUIRED))
                .hasMessageContaining("a person has denied this call of 'remove'");
        clock.pass(Approvals.DENIED_FOR);
        assertThat(approvals.take(CALL, WEB)).isEmpty();
    }

    @Test
    void onlySoManyQuestionsWait() {
        for (int i = 0; i < Approvals.MOST_WAITING; i++) {
            ask(Facts.call(Map.of("i", i)), WEB);
        }

        assertThatThrownBy(() -> ask(CALL, WEB))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("16 others wait for that already");
        clock.pass(TIME);
        assertThat(ask(CALL, WEB).id()).isNotEmpty();
    }

    @Test
    void whatNobodyIsAskedAnyMoreIsForgotten() {
        ApprovalRequest request = ask(CALL, WEB);

        approvals.drop(request.id());

        assertThat(approvals.isIdle()).isTrue();
        assertThat(approvals.approve(request.id(), "bob")).isFalse();
    }

    @Test
    void aPersonApprovesAtTheCommandLine() throws Exception {
        ApprovalRequest request = ask(CALL, WEB);
        assertThat(approvals.post(request))
                .contains("cargoshipper approvals approve " + request.id(), "within 5 min")
                .contains("remove container 'web'");
        Letter letter = letter(request.id());
        assertThat(letter.question()).isEqualTo(request.question());
        assertThat(approvals.take(CALL, WEB)).isEmpty();

        person().approve(letter);

        assertThat(box.letters(clock.instant())).isEmpty();
        assertThat(approvals.take(CALL, WEB))
                .contains(new Approved(request.id(), user() + " at the command line", WEB));
        assertThat(approvals.take(CALL, WEB)).isEmpty();
        assertThat(box.folder()).isEmptyDirectory();
    }

    @Test
    void aPersonDeniesAtTheCommandLine() throws Exception {
        ApprovalRequest request = ask(CALL, WEB);
        approvals.post(request);

        person().deny(letter(request.id()));

        assertThatThrownBy(() -> approvals.take(CALL, WEB)).hasMessageContaining("denied");
        assertThat(heard).contains("DENIED by " + user() + " at the command line");
    }

    @Test
    void anAnswerIsForTheHostThatAsked() throws Exception {
        Approvals other = host();
        ApprovalRequest here = ask(CALL, WEB);
        ApprovalRequest there = ask(other, CALL, WEB);
        approvals.post(here);
        other.post(there);

        person().approve(letter(there.id()));

        assertThat(approvals.take(CALL, WEB)).isEmpty();
        assertThat(other.take(CALL, WEB)).isPresent();
        assertThat(other.take(CALL, WEB)).isEmpty();
    }

    @Test
    void whatWasUsedDoesNotComeBackWithItsFiles() throws Exception {
        ApprovalRequest request = ask(CALL, WEB);
        approvals.post(request);
        person().approve(letter(request.id()));
        Path requestFile = box.folder().resolve(request.id() + ".request.json");
        Path answerFile = box.folder().resolve(request.id() + ".answer.json");
        byte[] asked = Files.readAllBytes(requestFile);
        byte[] answered = Files.readAllBytes(answerFile);
        assertThat(approvals.take(CALL, WEB)).isPresent();

        Files.write(requestFile, asked);
        Files.write(answerFile, answered);

        assertThat(approvals.take(CALL, WEB)).isEmpty();
        ApprovalRequest again = ask(CALL, WEB);
        approvals.post(again);
        Files.writeString(
                box.folder().resolve(again.id() + ".answer.json"),
                new String(answered, java.nio.charset.StandardCharsets.UTF_8)
                        .replace(request.id(), again.id()));
        assertThatThrownBy(() -> approvals.take(CALL, WEB)).hasMessageContaining("denied");
        assertThat(heard.get(heard.size() - 1)).contains("it is not an answer to what was asked");
    }

    @Test
    void whoeverRewritesTheQuestionGetsNoAnswerThatCounts() throws Exception {
        ApprovalRequest request = ask(CALL, WEB);
        approvals.post(request);
        Path file = box.folder().resolve(request.id() + ".request.json");
        Files.writeString(file, Files.readString(file).replace("container 'web'", "container 'x'"));

        person().approve(letter(request.id()));

        assertThatThrownBy(() -> approvals.take(CALL, WEB)).hasMessageContaining("denied");
    }

    @Test
    void aBrokenAnswerDenies() throws Exception {
        for (String text : List.of("", "null", "{}", "{\"approved\":true}", "x".repeat(300_000))) {
            ApprovalRequest request = ask(CALL, WEB);
            approvals.post(request);
            Files.writeString(box.folder().resolve(request.id() + ".answer.json"), text);

            assertThatThrownBy(() -> approvals.take(CALL, WEB)).hasMessageContaining("denied");
            clock.pass(Approvals.DENIED_FOR);
        }
    }

    @Test
    void aQuestionIsAnsweredOnce() throws Exception {
        ApprovalRequest request = ask(CALL, WEB);
        approvals.post(request);
        Letter letter = letter(request.id());
        person().deny(letter);

        assertThatThrownBy(() -> person().approve(letter))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is answered already");
    }

    @Test
    void whereThereIsNoFolderTheClientIsToldAndItsUserMayStillApprove() throws Exception {
        Files.writeString(folder.resolve("approvals"), "a file in the way");
        ApprovalRequest request = ask(CALL, WEB);

        assertThat(approvals.post(request)).contains("there is no way to ask one");
        assertThat(approvals.approve(request.id(), "bob")).isTrue();
    }

    @Test
    void questionsAreTakenBackAtTheEnd() throws Exception {
        approvals.post(ask(CALL, WEB));

        approvals.close();

        assertThat(box.folder()).isEmptyDirectory();
    }

    @Test
    void atTheEndNothingIsLeftThatIsNeitherUsedNorLapsed() {
        ask(CALL, WEB);
        CallFacts other = Facts.call(Map.of("container", "db"));
        approvals.approve(ask(other, WEB).id(), "bob");

        approvals.close();

        assertThat(heard).containsExactly("ASKED", "ASKED", "APPROVED by bob", "LAPSED", "LAPSED");
    }

    @Test
    void anApprovalOfSomethingElseIsNotUsed() {
        approvals.approve(ask(CALL, WEB).id(), "bob");

        Optional<Approved> given = approvals.take(CALL, Facts.removing("web", "db"));

        assertThat(given.map(Approved::grant)).contains(WEB);
        assertThat(heard).containsExactly("ASKED", "APPROVED by bob", "LAPSED");
    }

    @Test
    void overANetworkAnApprovalIsForItsSession() {
        CallFacts here = inSession("s1");
        approvals.approve(ask(here, WEB).id(), "bob");

        assertThat(approvals.take(inSession("s2"), WEB)).isEmpty();
        assertThat(approvals.take(CALL, WEB)).isEmpty();
        assertThat(approvals.take(here, WEB)).isPresent();
    }

    private static CallFacts inSession(String id) {
        return new CallFacts(
                CALL.caller(),
                Optional.of(id),
                CALL.pack(),
                CALL.tool(),
                CALL.tier(),
                CALL.arguments(),
                CALL.shown(),
                CALL.redaction());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeInPlaceOfAnAnswerDeniesAndBlocksNobody() throws Exception {
        ApprovalRequest request = ask(CALL, WEB);
        approvals.post(request);
        Path pipe = box.folder().resolve(request.id() + ".answer.json");
        assumeTrue(
                new ProcessBuilder("mkfifo", "-m", "600", pipe.toString()).start().waitFor() == 0);

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () ->
                        assertThatThrownBy(() -> approvals.take(CALL, WEB))
                                .hasMessageContaining("denied"));
        assertThat(heard.get(heard.size() - 1)).contains("its file is a link, or no file at all");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anAnswerThatOthersCanWriteDoesNotCount() throws Exception {
        ApprovalRequest request = ask(CALL, WEB);
        approvals.post(request);
        person().approve(letter(request.id()));
        Files.setPosixFilePermissions(
                box.folder().resolve(request.id() + ".answer.json"),
                PosixFilePermissions.fromString("rw--w----"));

        assertThatThrownBy(() -> approvals.take(CALL, WEB)).hasMessageContaining("denied");
        assertThat(heard.get(heard.size() - 1)).contains("others than its owner can write");
    }

    @Test
    void anAnswerOfAnotherUserDoesNotCount() throws Exception {
        ApprovalRequest request = ask(CALL, WEB);
        approvals.post(request);
        person().approve(letter(request.id()));
        try {
            Files.setAttribute(
                    box.folder().resolve(request.id() + ".answer.json"), "unix:uid", 4711);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            assumeTrue(false, "only root can give files to others");
        }

        assertThatThrownBy(() -> approvals.take(CALL, WEB)).hasMessageContaining("denied");
        assertThat(heard.get(heard.size() - 1)).contains("belongs to another user");
    }

    @Test
    void whoAnsweredIsWhoseFileItIsWhateverItSays() throws Exception {
        ApprovalRequest request = ask(CALL, WEB);
        approvals.post(request);

        new Answering(box, "the operator", clock).approve(letter(request.id()));

        assertThat(approvals.take(CALL, WEB).map(Approved::by))
                .contains(user() + " at the command line");
    }

    @Test
    void whatHostsLeftBehindIsSwept() throws Exception {
        approvals.post(ask(CALL, WEB));
        clock.pass(TIME);
        Approvals other = host();

        ApprovalRequest request = ask(other, CALL, WEB);
        other.post(request);

        assertThat(box.folder())
                .isDirectoryContaining("glob:**/" + request.id() + ".request.json")
                .isDirectoryNotContaining(
                        file -> !file.getFileName().toString().startsWith(request.id()));
    }

    @Test
    void withASecretOnlyWhoKnowsItApproves() throws Exception {
        char[] secret = "correct horse battery".toCharArray();
        SecretFile file = secretFile(secret);
        assertThat(approvals.takesWordOfClients()).isFalse();
        ApprovalRequest request = ask(CALL, WEB);
        approvals.post(request);
        assertThat(approvals.approve(request.id(), "bob")).as("the client's word").isFalse();
        assertThat(letter(request.id()).withSecret()).isTrue();

        person().approve(letter(request.id()), file, secret);

        assertThat(approvals.take(CALL, WEB)).isPresent();
    }

    @Test
    void withASecretAnAnswerWrittenByHandDoesNotCount() throws Exception {
        secretFile("correct horse battery".toCharArray());
        ApprovalRequest request = ask(CALL, WEB);
        approvals.post(request);

        person().approve(letter(request.id()));

        assertThatThrownBy(() -> approvals.take(CALL, WEB)).hasMessageContaining("denied");
        assertThat(heard.get(heard.size() - 1)).contains("it was given without the secret");
    }

    @Test
    void aFileWithAnotherSecretThatTakesThePlaceOfTheFirstIsOfNoUse() throws Exception {
        char[] own = "an agent's own secret".toCharArray();
        secretFile("correct horse battery".toCharArray());
        SecretFile forged = secretFile(own);
        ApprovalRequest request = ask(CALL, WEB);
        approvals.post(request);

        person().approve(letter(request.id()), forged, own);

        assertThatThrownBy(() -> approvals.take(CALL, WEB)).hasMessageContaining("denied");
        assertThat(heard.get(heard.size() - 1)).contains("not that of the operator's secret");
    }

    @Test
    void aSignatureIsForOneQuestion() throws Exception {
        char[] secret = "correct horse battery".toCharArray();
        SecretFile file = secretFile(secret);
        CallFacts other = Facts.call(Map.of("container", "db"));
        ApprovalRequest first = ask(CALL, WEB);
        ApprovalRequest second = ask(other, Facts.removing("db"));
        approvals.post(first);
        approvals.post(second);
        String signature =
                file.sign(secret, Answer.signed(letter(first.id()), "agent", clock.instant()));

        Letter letter = letter(second.id());
        box.answer(
                letter,
                new Answer(
                        letter.id(),
                        true,
                        letter.digest(),
                        "agent",
                        clock.instant(),
                        Optional.of(signature)));

        assertThatThrownBy(() -> approvals.take(other, Facts.removing("db")))
                .hasMessageContaining("denied");
    }

    @Test
    void aSignatureIsForWhoGaveItAndWhen() throws Exception {
        char[] secret = "correct horse battery".toCharArray();
        SecretFile file = secretFile(secret);
        ApprovalRequest request = ask(CALL, WEB);
        approvals.post(request);
        person().approve(letter(request.id()), file, secret);
        Path answer = box.folder().resolve(request.id() + ".answer.json");
        Files.writeString(answer, Files.readString(answer).replace("alice", "carol"));

        assertThatThrownBy(() -> approvals.take(CALL, WEB)).hasMessageContaining("denied");
        assertThat(heard.get(heard.size() - 1)).contains("not that of the operator's secret");
    }

    /** Writes a file, which this host's first reading pins. */
    private SecretFile secretFile(char[] secret) throws IOException {
        Path path = folder.resolve("approver.json");
        SecretFile file = SecretFile.of(secret, 10);
        boolean first = !Files.exists(path);
        Files.writeString(path, file.text());
        rules = new ApprovalRules(TIME, false, Optional.of(path));
        if (first) {
            approvals = host();
        }
        return file;
    }
}
