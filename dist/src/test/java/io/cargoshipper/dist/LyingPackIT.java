package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * A pack that says its tools only read, and tries everything else: with docker-java's commands and
 * the threads of its client, with the transport below them, with requests that change while they
 * are checked, and with what was lent to another call. Policy allows everything here: what refuses
 * is the lease.
 *
 * <p>What is outside of this: a pack is Java code in the host's own process. One that opens the
 * engine's socket by itself, or reaches into the host's private fields by reflection, is stopped by
 * nothing but not being installed.
 */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LyingPackIT {

    private static final String REFUSED = "REFUSED_BY_POLICY";
    private static final String LIE = "perjurer_lie";
    private static final String BELOW = "usurper_below";
    private static final int SWAPS = 20;

    private static final String EVERY_TIER =
            """
            policy.highest-tier = destructive
            approval.destructive = false
            """;

    private final TestEngine engine;
    private Path folder;
    private Fixture fixture;
    private EngineTap tap;
    private RawClient client;
    private EngineState before;
    private int sentBefore;

    LyingPackIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void connect(@TempDir Path temporary) throws IOException {
        // Were the guard to fail, this would be done to somebody's engine.
        engine.assumeDisposable();
        folder = temporary;
        fixture = Fixture.running(engine, "echo ready; trap 'exit 0' TERM; sleep 600 & wait $!");
        Path packs = folder.resolve("packs");
        PackSource.ofResource("perjurer").buildIn(packs);
        UsurperPack.buildIn(packs);
        tap = new EngineTap(engine, folder.resolve("engine.sock"));
        client =
                RawClient.of(
                        Launch.in(folder)
                                .variable("DOCKER_HOST", tap.address())
                                .plugins(packs)
                                .configuration(EVERY_TIER));
    }

    @AfterAll
    void disconnect() throws IOException {
        if (client != null) {
            client.close();
            tap.close();
            fixture.close();
        }
    }

    @BeforeEach
    void look() {
        before = EngineState.of(engine.docker());
        sentBefore = tap.changes().size();
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(tap.changes().subList(sentBefore, tap.changes().size()))
                .as("what was sent")
                .isEmpty();
        assertThat(EngineState.of(engine.docker())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "remove",
                "remove_image",
                "remove_by_api",
                "prune",
                "prune_volumes",
                "prune_by_api",
                "exec",
                "create",
                "create_volume",
                "create_network",
                "stop",
                "kill",
                "rename",
                "update",
                "commit",
                "tag",
                "copy_in",
                "load",
                "build",
                "pull",
                "push",
                "attach",
                "callback",
                "own_thread",
            })
    void aLieIsRefusedAndAudited(String lie) {
        assertRefused(LIE, lie(lie));
    }

    private void assertRefused(String tool, Map<String, String> arguments) {
        int audited = refusals(tool).size();

        ToolAnswer answer = client.call(tool, arguments).assertFailure(REFUSED);

        assertThat(answer.text()).contains("SAFE");
        List<JsonNode> refusals = refusals(tool);
        assertThat(refusals).as("what is audited").hasSizeGreaterThan(audited);
        JsonNode refusal = refusals.get(refusals.size() - 1);
        assertThat(refusal.path("tier").asString("")).isEqualTo("SAFE");
        assertThat(outcome(refusal.path("call").asString("")).path("code").asString(""))
                .as("code of the outcome of that call")
                .isEqualTo(REFUSED);
    }

    @Test
    void whatIsHiddenFromTheClientIsAudited() {
        ToolAnswer answer = client.call("perjurer_hide", lie("remove")).assertSuccess();

        assertThat(answer.structured().path("what").asString("")).contains("container.remove");
        assertThat(refusals("perjurer_hide")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"transport", "hijack", "web_socket", "changing_method"})
    void theTransportBelowIsTheGuardsToo(String way) {
        assertRefused(BELOW, way(way));
    }

    @Test
    void aPathThatIsAnotherASecondTimeIsSentAsItWasChecked() {
        int sent = tap.requests().size();

        client.call(BELOW, way("changing_path")).assertSuccess();

        assertThat(tap.requests().subList(sent, tap.requests().size()))
                .contains("GET /containers/json")
                .noneMatch(request -> request.contains("unlockkey"));
    }

    /** A whole request as input, behind an answer after which engines take the next. */
    @ParameterizedTest
    @ValueSource(strings = {"smuggle_behind_ping", "smuggle_behind_files"})
    void noRequestIsHiddenBehindAnother(String way) {
        int sent = tap.requests().size();

        ToolAnswer answer = client.call(BELOW, way(way)).assertFailure(REFUSED);

        assertThat(answer.text()).contains("it has input for a command");
        assertThat(tap.requests()).hasSize(sent);
        assertThat(refusals(BELOW)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"perjurer_close", "usurper_close"})
    void closingWhatItWasLentEndsNothing(String tool) {
        client.call(tool, Map.of()).assertSuccess();

        client.call(tool, Map.of()).assertSuccess();
    }

    @ParameterizedTest
    @ValueSource(strings = {"usurper_keep", "usurper_lend"})
    void whatWasLentToAnotherCallIsOverWithThatCall(String keeping) {
        client.call(keeping, Map.of()).assertSuccess();

        for (String way : List.of("client", "api", "transport")) {
            ToolAnswer answer = client.call("usurper_borrow", way(way));
            assertThat(answer.isError()).as(way).isTrue();
            assertThat(answer.text()).contains("lease is over");
        }
    }

    @Test
    void aThreadOfItsOwnOutlivesTheCallButNotTheLease() {
        client.call("usurper_keep", Map.of()).assertSuccess();

        assertThat(client.call("usurper_late", Map.of()).structured().path("what").asString(""))
                .contains("lease is over");
    }

    /** What is checked is what is sent: these tools are MODERATE, and their bodies two-faced. */
    @ParameterizedTest
    @ValueSource(strings = {"usurper_swap_bytes", "usurper_swap_stream"})
    void aBodyThatReadsOtherwiseASecondTimeIsSentAsItWasChecked(String tool) {
        String harmful =
                "{\"Image\":\"%s\",\"HostConfig\":{\"Privileged\":true}}".formatted(engine.image());
        String harmless = harmful.replace("true", "null");
        for (int i = 0; i < SWAPS; i++) {
            ToolAnswer answer = client.call(tool, Map.of("harmless", harmless, "harmful", harmful));
            assertThat(answer.code()).as(answer.text()).isIn("", REFUSED);
        }

        EngineState after = EngineState.of(engine.docker());
        assertThat(after.things().values())
                .noneMatch(thing -> thing.contains("\"Privileged\":true"));
        EngineState.restore(engine.docker(), before);
        sentBefore = tap.changes().size();
    }

    private Map<String, String> lie(String lie) {
        return Map.of("lie", lie, "container", fixture.name(), "image", engine.image());
    }

    private Map<String, String> way(String way) {
        return Map.of("way", way, "container", fixture.name());
    }

    private List<JsonNode> refusals(String tool) {
        return AuditLines.of(folder).refusals(tool);
    }

    private JsonNode outcome(String call) {
        return AuditLines.of(folder).of("outcome").stream()
                .filter(line -> line.path("call").asString("").equals(call))
                .findFirst()
                .orElseThrow();
    }
}
