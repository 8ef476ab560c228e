package io.cargoshipper.host.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cargoshipper.host.policy.ApprovalRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Where another user must approve. Files are given away for that, which takes root. */
final class OtherUserTest {

    private static final int OTHER = 4711;
    private static final CallFacts CALL = Facts.call(Map.of("container", "web"));

    @TempDir private Path folder;

    private final MovableClock clock = new MovableClock();
    private LetterBox box;
    private Approvals approvals;
    private ApprovalRequest request;

    @BeforeEach
    void open() throws IOException {
        Path place = Files.createDirectory(folder.resolve("approvals"));
        assumeTrue(canGiveAway(place), "only root can give files to others");
        Files.setAttribute(place, "unix:mode", 03770);
        box = new LetterBox(place);
        approvals =
                new Approvals(
                        box,
                        "approve",
                        () -> new ApprovalRules(Duration.ofMinutes(5), true, Optional.empty()),
                        clock);
        request =
                approvals.ask(
                        CALL, Facts.removing("web"), "", Optional.empty(), (step, id, by) -> {});
    }

    private static boolean canGiveAway(Path path) {
        try {
            Files.setAttribute(path, "unix:uid", OTHER);
            return true;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Written by hand: the command line does not let the server's own user decide. */
    private Path answered() throws IOException {
        approvals.post(request);
        Letter letter = box.letters(clock.instant()).get(0);
        Answer answer =
                new Answer(
                        letter.id(),
                        true,
                        letter.digest(),
                        "alice",
                        clock.instant(),
                        Optional.empty());
        return Files.writeString(
                box.folder().resolve(request.id() + ".answer.json"),
                JsonMapper.shared().writeValueAsString(answer));
    }

    @Test
    void theCommandLineTellsTheServersOwnUser() throws IOException {
        approvals.post(request);
        Letter letter = box.letters(clock.instant()).get(0);

        assertThatThrownBy(() -> new Answering(box, "alice", clock).approve(letter))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another user than the server's must decide");
        assertThat(box.letters(clock.instant())).containsExactly(letter);
    }

    @Test
    void anotherUsersAnswerCounts() throws IOException {
        Files.setAttribute(answered(), "unix:uid", OTHER);

        assertThat(approvals.take(CALL, Facts.removing("web"))).isPresent();
    }

    @Test
    void whoReadsTheQuestionMayBeOfTheGroup() throws IOException {
        approvals.post(request);

        assertThat(
                        Files.getPosixFilePermissions(
                                box.folder().resolve(request.id() + ".request.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    }

    @Test
    void theServersOwnUserDoesNotApprove() throws IOException {
        answered();

        assertThatThrownBy(() -> approvals.take(CALL, Facts.removing("web")))
                .hasMessageContaining("denied");
    }

    @Test
    void aThirdUserDoesNotApproveNorDoesAFileThatRootLeftThere() throws IOException {
        // The server is root here; to one that is not, root is a third like any other.
        Files.setAttribute(answered(), "unix:uid", OTHER + 1);

        assertThatThrownBy(() -> approvals.take(CALL, Facts.removing("web")))
                .hasMessageContaining("denied");
        Optional<FileMarks> root = Optional.of(new FileMarks(0, 0100600, ""));
        Optional<FileMarks> place = Optional.of(new FileMarks(OTHER, 0043770, ""));
        assertThatThrownBy(() -> AnswerOwner.checkOther(root, place, Optional.of(1000)))
                .hasMessageContaining("not given by the user whom the folder belongs to");
    }

    @Test
    void whoApprovedIsWhoseFileItIs() throws IOException {
        Files.setAttribute(answered(), "unix:uid", OTHER);

        assertThat(approvals.take(CALL, Facts.removing("web")).map(Approved::by))
                .contains(OTHER + " at the command line");
    }

    @Test
    void anAnswerThatTheServerCannotRemoveGoesWithTheNextList() throws IOException {
        Path answer = answered();
        Files.delete(box.folder().resolve(request.id() + ".request.json"));

        box.letters(clock.instant());

        assertThat(answer).doesNotExist();
    }

    @Test
    void theClientsWordDoesNotCount() {
        assertThat(approvals.takesWordOfClients()).isFalse();
        assertThat(approvals.approve(request.id(), "bob")).isFalse();
    }

    @Test
    void anAnswerThatOthersCanChangeDoesNotCount() throws IOException {
        Path answer = answered();
        Files.setAttribute(answer, "unix:uid", OTHER);
        Files.setAttribute(answer, "unix:mode", 0660);

        assertThatThrownBy(() -> approvals.take(CALL, Facts.removing("web")))
                .hasMessageContaining("denied");
    }

    @Test
    void aLinkToAnothersFileDoesNotCount() throws IOException {
        Path answer = answered();
        Path elsewhere = Files.move(answer, folder.resolve("elsewhere"));
        Files.setAttribute(elsewhere, "unix:uid", OTHER);
        Files.createSymbolicLink(answer, elsewhere);
        Files.setAttribute(answer, "unix:uid", OTHER, LinkOption.NOFOLLOW_LINKS);

        assertThatThrownBy(() -> approvals.take(CALL, Facts.removing("web")))
                .hasMessageContaining("denied");
    }

    @Test
    void aFolderOfTheServersOwnUserWillNotDo() throws IOException {
        Files.setAttribute(box.folder(), "unix:uid", 0);

        assertThat(approvals.post(request)).contains("belongs to the server's own user");
        assertThat(box.folder()).isEmptyDirectory();
    }

    @Test
    void aFolderWhereAnybodyReplacesAnybodysFilesWillNotDo() throws IOException {
        Files.setAttribute(box.folder(), "unix:mode", 0770);

        assertThat(approvals.post(request)).contains("no sticky bit", "mode 3770");
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() throws IOException {
        Files.delete(box.folder());

        assertThat(approvals.post(request)).contains("is not there; another user");
        assertThat(box.folder()).doesNotExist();
    }
}
