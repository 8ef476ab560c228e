package io.cargoshipper.host.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class CredentialHelpersTest {

    private static final String HOST = "registry.example.com";

    @TempDir Path home;

    private DockerFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = DockerFolder.in(home);
    }

    @Test
    void aHelperIsAskedForTheRegistry() throws IOException {
        folder.helper(
                "mine",
                """
                echo "$1 $(cat)" > "$(dirname "$0")/asked"
                echo '{"ServerURL": "registry.example.com", "Username": "bob", "Secret": "hush-hush"}'
                """);

        Lookup lookup = get("mine");

        assertThat(folder.programs().resolve("asked")).hasContent("get registry.example.com");
        assertThat(json(lookup))
                .isEqualTo(
                        "{\"username\":\"bob\",\"password\":\"hush-hush\",\"serveraddress\":\"registry.example.com\"}");
        assertThat(lookup.origin().orElseThrow().place())
                .contains("docker-credential-mine", folder.file().toString());
    }

    @Test
    void aTokenIsToldByItsUsername() {
        folder.helper("mine", "echo '{\"Username\": \"<token>\", \"Secret\": \"tok-en\"}'");

        assertThat(json(get("mine")))
                .isEqualTo(
                        "{\"identitytoken\":\"tok-en\",\"serveraddress\":\"registry.example.com\"}");
    }

    @Test
    void aHelperThatHasNothingIsNoProblem() {
        folder.helper("mine", "echo 'credentials not found in native keychain'; exit 1");

        assertThat(get("mine")).isEqualTo(Lookup.nothing());
    }

    @Test
    void aHelperThatIsNotThereIsNamed() {
        assertThat(get("absent").problem().orElseThrow())
                .contains("docker-credential-absent", "config.json", "not installed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "/bin/evil", "a b", "-x", "..", "x;id", "x\ny"})
    void aNameThatIsNoneRunsNothing(String name) {
        folder.program("evil", "touch \"$(dirname \"$0\")/ran\"");

        assertThat(get(name).problem().orElseThrow()).contains("is no name").doesNotContain("\n");
        assertThat(folder.programs().resolve("ran")).doesNotExist();
    }

    @Test
    void whatAFailingHelperSaysIsNotRepeated() {
        folder.helper("mine", "echo hush-hush; echo hush-hush >&2; exit 3");

        assertThat(get("mine").problem().orElseThrow())
                .contains("docker-credential-mine", "exit code 3")
                .doesNotContain("hush");
    }

    @Test
    void anAnswerThatIsNotUnderstoodIsNotRepeated() {
        folder.helper("mine", "echo hush-hush");

        assertThat(get("mine").problem().orElseThrow())
                .contains("docker-credential-mine", "JSON")
                .doesNotContain("hush");
    }

    @Test
    void aHelperThatTakesTooLongIsKilledWithWhatItStarted() throws IOException {
        folder.helper(
                "slow",
                """
                sleep 600 &
                echo $! > "$(dirname "$0")/child"
                wait
                """);

        Lookup lookup = folder.helpers().get("slow", HOST, Duration.ofSeconds(3));

        assertThat(lookup.problem().orElseThrow()).contains("docker-credential-slow", "within 3 s");
        Optional<ProcessHandle> child = child();
        if (child.isPresent()) {
            assertThat(child.get().onExit()).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void aProgramThatIsLeftBehindHoldsNothingUp() throws IOException {
        // It ends at once, but what it started has its output.
        folder.helper("agent", "sleep 600 & echo $! > \"$(dirname \"$0\")/child\"; echo '{}'");

        long began = System.nanoTime();
        Lookup lookup = folder.helpers().get("agent", HOST, Duration.ofSeconds(2));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
        child().ifPresent(ProcessHandle::destroyForcibly);
        // The JDK closes the output when the helper ends, unless somebody is reading just then.
        assertThat(lookup.problem().orElse("within 2 s")).contains("within 2 s");
        assertThat(lookup.credential()).isEmpty();
    }

    @Test
    void aHelperThatFloodsIsCutOff() {
        folder.helper("flood", "yes");

        assertThat(get("flood").problem().orElseThrow()).contains("says more than");
    }

    @Test
    void aHelperNeedNotReadItsInput() {
        folder.helper("deaf", "exec <&-; echo '{\"Username\": \"a\", \"Secret\": \"b\"}'");

        assertThat(get("deaf").credential()).isPresent();
    }

    @Test
    void anInterruptEndsTheWaiting() {
        folder.helper("slow", "exec sleep 600");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> get("slow"))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aHelperListsWhatItHas() throws Exception {
        folder.helper(
                "mine",
                "[ \"$1\" = list ] && echo '{\"https://a.example\": \"x\", \"b.example\": \"y\"}'");

        assertThat(folder.helpers().list("mine", CredentialHelpers.LIMIT))
                .containsExactly("https://a.example", "b.example");
    }

    /** What a helper has started, if it is still there. */
    private Optional<ProcessHandle> child() throws IOException {
        String pid = Files.readString(folder.programs().resolve("child")).strip();
        return ProcessHandle.of(Long.parseLong(pid));
    }

    private Lookup get(String helper) {
        return folder.helpers().get(helper, HOST, CredentialHelpers.LIMIT);
    }

    private static String json(Lookup lookup) {
        return lookup.credential().orElseThrow().json(new RegistryName(HOST)).toString();
    }
}
