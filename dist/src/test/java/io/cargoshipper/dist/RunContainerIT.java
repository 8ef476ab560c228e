package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Containers that are made and started by one call. */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunContainerIT {

    private static final String RUN = "docker_run_container";
    private static final String MARK = "run-it-" + UUID.randomUUID().toString().substring(0, 8);

    private final TestEngine engine;
    private ToolClients clients;

    RunContainerIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void connect(@TempDir Path folder) {
        clients = new ToolClients(engine.address(), folder);
    }

    @AfterAll
    void disconnect() {
        clients.close();
    }

    @AfterEach
    void removeWhatATestLeft() {
        names().forEach(name -> engine.docker().removeContainerCmd(name).withForce(true).exec());
    }

    @Test
    void itIsStartedAndLeftRunning() {
        JsonNode ran = clients.call(RUN, wanted("up", "sleep", "600"));
        assertThat(ran.path("state").asString()).isEqualTo("running");
        assertThat(ran.path("pulled").asBoolean()).isFalse();
        assertThat(names()).containsExactly(MARK + "-up");
    }

    @Test
    void itIsWaitedForAndItsOutputComesBack() {
        Map<String, Object> wanted = wanted("end", "sh", "-c", "echo $WORD; echo bad >&2; exit 3");
        wanted.put("environment", Map.of("WORD", "good"));
        wanted.put("wait", true);
        JsonNode ran = clients.call(RUN, wanted);
        assertThat(ran.path("exit_code").asInt()).isEqualTo(3);
        assertThat(ran.path("logs").asString()).contains("good\n", "bad\n");
        assertThat(ran.path("state").asString()).isEqualTo("exited");
        assertThat(names()).containsExactly(MARK + "-end");
    }

    /** What the call itself has made it may remove again, also where nothing may be destroyed. */
    @Test
    void itIsRemovedAfterItsEnd() {
        Map<String, Object> wanted = wanted("rm", "echo", "hello");
        wanted.put("wait", true);
        wanted.put("remove", true);
        ToolAnswer ran = clients.harmless(RUN, wanted);
        assertThat(ran.structured().path("state").asString()).isEqualTo("removed");
        assertThat(ran.structured().path("logs").asString()).isEqualTo("hello\n");
        assertThat(names()).isEmpty();
    }

    @Test
    void theEngineRemovesOneThatNobodyWaitsFor() {
        Map<String, Object> wanted = wanted("auto", "sleep", "1");
        wanted.put("remove", true);
        clients.harmless(RUN, wanted);
        Eventually.holds("it is gone", () -> names().isEmpty());
    }

    @Test
    void oneThatCannotBeStartedIsTakenBack() {
        clients.assertFails(
                RUN,
                wanted("bad", "no-such-program"),
                "INVALID_ARGUMENT",
                "no-such-program",
                "removed again");
        assertThat(names()).isEmpty();

        Map<String, Object> lost = wanted("lost", "true");
        lost.put("network", "no-such-network");
        clients.assertFails(RUN, lost, "NOT_FOUND", "no-such-network", "removed again");
        assertThat(names()).isEmpty();
    }

    @Test
    void anImageThatIsNotThereIsNotPulledWhereThatWasNotWanted() {
        clients.assertFails(
                RUN,
                Map.of("image", "no-such-image:1", "pull", "never"),
                "NOT_FOUND",
                "no-such-image:1",
                "docker_pull_image");
    }

    @Test
    void oldFormsLeadToTheNewOnes() {
        clients.assertFails(RUN, Map.of("image_name", engine.image()), "INVALID_ARGUMENT", "image");
        clients.assertFails(
                RUN,
                Map.of("image", engine.image(), "command", "echo hello"),
                "INVALID_ARGUMENT",
                "[\"sh\", \"-c\"");
        clients.assertFails(
                RUN,
                Map.of("image", engine.image(), "ports", Map.of("80/tcp", 8080)),
                "INVALID_ARGUMENT",
                "\"host\": 8080");
        clients.assertFails(
                RUN, Map.of("image", engine.image(), "detach", true), "INVALID_ARGUMENT", "'wait'");
    }

    @Test
    void oneThatRestartsIsNotRemoved() {
        clients.assertFails(
                RUN,
                Map.of("image", engine.image(), "remove", true, "restart_policy", "always"),
                "INVALID_ARGUMENT",
                "does not end");
    }

    private Map<String, Object> wanted(String suffix, String... command) {
        return new HashMap<>(
                Map.of(
                        "image",
                        engine.image(),
                        "name",
                        MARK + "-" + suffix,
                        "command",
                        List.of(command)));
    }

    private List<String> names() {
        return engine
                .docker()
                .listContainersCmd()
                .withShowAll(true)
                .withNameFilter(List.of(MARK))
                .exec()
                .stream()
                .map(container -> container.getNames()[0].substring(1))
                .toList();
    }
}
