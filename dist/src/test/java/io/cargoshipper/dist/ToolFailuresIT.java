package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a tool does, its call is answered exactly once, and the session goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ToolFailuresIT {

    private static final String SECRET = "hunter2";

    private static final PackSource UNRULY = PackSource.ofResource("unruly");

    private RawClient client;

    @BeforeAll
    void connect(@TempDir Path packs, @TempDir Path folder) {
        UNRULY.buildIn(packs);
        client = RawClient.of(Launch.in(folder).plugins(packs));
    }

    @AfterAll
    void disconnect() {
        client.close();
    }

    @AfterEach
    void theSessionGoesOn() {
        client.assertAlive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unruly_null",
                "unruly_error",
                "unruly_overflow",
                "unruly_exception",
                "unruly_linkage",
                "unruly_interrupt"
            })
    void aDefectIsAnsweredWithAReferenceAndWithoutItsText(String tool) {
        ToolAnswer answer = client.call(tool, Map.of()).assertFailure("INTERNAL");

        assertThat(answer.text()).contains(tool).doesNotContain(SECRET, "\tat ");
    }

    @Test
    void aFailureThatIsMeantForTheCallerKeepsItsCodeAndText() {
        ToolAnswer answer = client.call("unruly_conflict", Map.of()).assertFailure("CONFLICT");

        assertThat(answer.text()).contains("it is taken");
    }

    @Test
    void atItsDeadlineACallIsAnsweredForItsTool() {
        ToolAnswer answer = client.call("unruly_late", Map.of()).assertFailure("DEADLINE_EXCEEDED");

        assertThat(answer.text()).contains("1 s");
    }

    @Test
    void aToolThatIgnoresItsDeadlineIsAnsweredOnceAllTheSame() {
        int id = client.sendCall("unruly_deaf", Map.of());

        client.awaitCall(id, Duration.ofSeconds(4)).assertFailure("DEADLINE_EXCEEDED");
        // A second answer would fail the test when the client is closed.
        Eventually.holds(
                "the tool ends",
                () -> client.server().stderr().contains("deaf has come to its end"));
    }

    @Test
    void whatAToolPrintsStaysOffTheProtocol() {
        client.call("unruly_print", Map.of()).assertSuccess();

        Eventually.holds("it is on stderr", () -> client.server().stderr().contains("{not json"));
    }

    @Test
    void whatTheArgumentsThemselvesRefuseIsToldInTheirWords() {
        ToolAnswer answer =
                client.call("unruly_picky", Map.of("number", 3)).assertFailure("INVALID_ARGUMENT");

        assertThat(answer.text()).contains("number: 3 is odd; give an even one");
    }

    @Test
    void aResultThatIsTooLargeIsCutAndKept() {
        ToolAnswer answer = client.call("unruly_large", Map.of()).assertSuccess();

        assertThat(answer.structured().path("text").asString()).contains("… [cut: ");
        assertThat(answer.text())
                .contains("[truncated: shows ", "read the full result at cargoshipper://result/");
        assertThat(answer.result().path("content").path(2).path("type").asString())
                .isEqualTo("resource_link");
        String uri = answer.result().path("content").path(2).path("uri").asString();
        assertThat(
                        client.request("resources/read", Map.of("uri", uri))
                                .at("/result/contents/0/text")
                                .asString())
                .contains("[bytes 0 to ", "read on at " + uri + "?offset=");
    }

    @Test
    void theLogHasWhatTheClientIsNotTold() {
        ToolAnswer answer = client.call("unruly_exception", Map.of());
        String reference = answer.text().substring(answer.text().lastIndexOf(' ') + 1);

        // It is written before the answer, but read by a thread of its own.
        Eventually.holds(
                "the log has the reference " + reference,
                () -> client.server().stderr().contains(reference));
        assertThat(client.server().stderr()).contains(SECRET);
    }
}
