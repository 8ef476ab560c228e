package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The tools for containers, but for those that run them and copy files. */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainersIT {

    /** In the name of everything these tests make. */
    private static final String MARK =
            "containers-it-" + UUID.randomUUID().toString().substring(0, 8);

    private final TestEngine engine;
    private ToolClients clients;
    private Fixture fixture;

    ContainersIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void connect(@TempDir Path folder) {
        clients = new ToolClients(engine.address(), folder);
        fixture = Fixture.idle(engine);
    }

    @AfterAll
    void disconnect() {
        fixture.close();
        clients.close();
    }

    @AfterEach
    void removeWhatATestLeft() {
        engine
                .docker()
                .listContainersCmd()
                .withShowAll(true)
                .withNameFilter(List.of(MARK))
                .exec()
                .stream()
                .map(container -> container.getId())
                .forEach(id -> engine.docker().removeContainerCmd(id).withForce(true).exec());
    }

    @ParameterizedTest
    @MethodSource("toolsForOneContainer")
    void aNameThatMissesGetsTheNearest(String tool, Map<String, Object> others) {
        String wrong = fixture.name().substring(0, fixture.name().length() - 1);
        Map<String, Object> arguments = new HashMap<>(others);
        arguments.put("container", wrong + "_");
        clients.assertFails(
                tool, arguments, "NOT_FOUND", "no container", "did you mean", fixture.name());
    }

    @ParameterizedTest
    @MethodSource("toolsForOneContainer")
    void aNameThatIsNoneIsRefused(String tool, Map<String, Object> others) {
        Map<String, Object> arguments = new HashMap<>(others);
        arguments.put("container", "no name!");
        clients.assertFails(tool, arguments, "INVALID_ARGUMENT", "container");
    }

    @ParameterizedTest
    @MethodSource("toolsForOneContainer")
    void theFormerNameOfTheArgumentLeadsToTheNewOne(String tool, Map<String, Object> others) {
        Map<String, Object> arguments = new HashMap<>(others);
        arguments.put("container_id", fixture.name());
        clients.assertFails(tool, arguments, "INVALID_ARGUMENT", "container_id", "'container'");
    }

    static Stream<Arguments> toolsForOneContainer() {
        return Stream.of(
                Arguments.of("docker_inspect_container", Map.of()),
                Arguments.of("docker_container_logs", Map.of()),
                Arguments.of("docker_container_stats", Map.of()),
                Arguments.of("docker_container_top", Map.of()),
                Arguments.of("docker_container_diff", Map.of()),
                Arguments.of("docker_wait_container", Map.of()),
                Arguments.of("docker_copy_from_container", Map.of("path", "/etc")),
                Arguments.of("docker_start_container", Map.of()),
                Arguments.of("docker_stop_container", Map.of()),
                Arguments.of("docker_restart_container", Map.of()),
                Arguments.of("docker_pause_container", Map.of()),
                Arguments.of("docker_unpause_container", Map.of()),
                Arguments.of("docker_kill_container", Map.of()),
                Arguments.of("docker_rename_container", Map.of("name", "other")),
                Arguments.of("docker_update_container", Map.of("cpus", 1)),
                Arguments.of("docker_exec_command", Map.of("command", List.of("true"))),
                Arguments.of("docker_copy_to_container", Map.of("path", "/tmp/x", "content", "x")),
                Arguments.of("docker_commit_container", Map.of("repository", "x")),
                Arguments.of("docker_remove_container", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker_remove_container", "docker_prune_containers"})
    void whatLosesSomethingIsRefusedByDefault(String tool) {
        Map<String, String> arguments =
                tool.equals("docker_prune_containers")
                        ? Map.of()
                        : Map.of("container", fixture.name());
        clients.assertDestructive(tool, arguments);
        assertThat(fixture.isRunning()).isTrue();
    }

    @Test
    void whatCouldTakeOverTheHostIsRefusedOrAskedFor() {
        clients.assertFails(
                "docker_create_container",
                Map.of("image", engine.image(), "privileged", true),
                "REFUSED_BY_POLICY",
                "policy.effects.privileged");
        clients.assertFails(
                "docker_run_container",
                Map.of("image", engine.image(), "network", "host"),
                "APPROVAL_REQUIRED",
                "policy.effects.host-network");
        clients.assertFails(
                "docker_exec_command",
                Map.of("container", fixture.name(), "command", List.of("true"), "privileged", true),
                "REFUSED_BY_POLICY",
                "policy.effects.privileged");
    }

    @Test
    void theListHasPages() {
        make("a");
        make("b");
        Map<String, Object> mine =
                Map.of("all", true, "filters", Map.of("name", List.of(MARK)), "limit", 1);
        JsonNode first = clients.call("docker_list_containers", mine);
        assertThat(first.path("total").asInt()).isEqualTo(2);
        Map<String, Object> next = new HashMap<>(mine);
        next.put("cursor", first.path("next_cursor").asString());
        JsonNode second = clients.call("docker_list_containers", next);
        assertThat(second.path("containers")).hasSize(1);
        assertThat(second.has("next_cursor")).isFalse();
        clients.assertFails(
                "docker_list_containers",
                Map.of("filters", Map.of("colour", List.of("red"))),
                "INVALID_ARGUMENT",
                "unknown colour");
    }

    @Test
    void itsProcessesAreListed() {
        JsonNode top = call("docker_container_top", fixture.name(), Map.of());
        assertThat(top.path("titles").toString()).contains("PID", "CMD");
        assertThat(top.path("processes").toString()).contains("while true");
        JsonNode chosen =
                call("docker_container_top", fixture.name(), Map.of("ps_args", "-eo pid,args"));
        assertThat(chosen.path("titles")).hasSize(2);
        clients.assertFails(
                "docker_container_top",
                Map.of("container", fixture.name(), "ps_args", "-eo args"),
                "INVALID_ARGUMENT",
                "PID");
    }

    @Test
    void itsChangesAreShown() {
        String name = make("diff");
        clients.call("docker_start_container", Map.of("container", name));
        call(
                "docker_exec_command",
                name,
                Map.of("command", List.of("sh", "-c", "echo x > /tmp/added; rm /bin/vi")));
        JsonNode all = call("docker_container_diff", name, Map.of());
        assertThat(all.path("changes").toString())
                .contains("{\"kind\":\"added\",\"path\":\"/tmp/added\"}")
                .contains("{\"kind\":\"deleted\",\"path\":\"/bin/vi\"}");
        JsonNode some = call("docker_container_diff", name, Map.of("path", "/bin", "limit", 1));
        assertThat(some.path("changes")).hasSize(1);
        assertThat(some.path("total").asInt()).isEqualTo(2);
    }

    @Test
    void itIsPausedAndGoesOn() {
        String name = makeRunning("pause");
        assertThat(call("docker_pause_container", name, Map.of()).path("state").asString())
                .isEqualTo("paused");
        assertThat(call("docker_pause_container", name, Map.of()).path("changed").asBoolean())
                .isFalse();
        assertThat(call("docker_unpause_container", name, Map.of()).path("state").asString())
                .isEqualTo("running");
        assertThat(call("docker_unpause_container", name, Map.of()).path("changed").asBoolean())
                .isFalse();
        clients.call("docker_stop_container", Map.of("container", name, "timeout", 1));
        clients.assertFails(
                "docker_pause_container", Map.of("container", name), "CONFLICT", "exited");
    }

    @Test
    void itIsKilledAndWaitedFor() {
        String name = makeRunning("kill");
        JsonNode waiting = call("docker_wait_container", name, Map.of("timeout", 1));
        assertThat(waiting.path("ended").asBoolean()).isFalse();
        assertThat(waiting.path("note").asString()).contains("still running");

        assertThat(
                        call("docker_kill_container", name, Map.of("signal", "SIGCONT"))
                                .path("state")
                                .asString())
                .isEqualTo("running");
        JsonNode killed = call("docker_kill_container", name, Map.of());
        assertThat(killed.path("exit_code").asInt()).isEqualTo(137);
        JsonNode ended = call("docker_wait_container", name, Map.of());
        assertThat(ended.path("ended").asBoolean()).isTrue();
        assertThat(ended.path("exit_code").asInt()).isEqualTo(137);
        clients.assertFails(
                "docker_kill_container",
                Map.of("container", name, "signal", "SIGHUP"),
                "CONFLICT",
                "no process");
        clients.assertFails(
                "docker_kill_container",
                Map.of("container", fixture.name(), "signal", "SIGNONE"),
                "INVALID_ARGUMENT",
                "NONE");
    }

    @Test
    void itIsWaitedForUntilItIsGone() {
        String name = MARK + "-gone";
        clients.call(
                "docker_run_container",
                Map.of(
                        "image",
                        engine.image(),
                        "name",
                        name,
                        "command",
                        List.of("sleep", "2"),
                        "remove",
                        true));
        JsonNode gone = call("docker_wait_container", name, Map.of("condition", "removed"));
        assertThat(gone.path("ended").asBoolean()).isTrue();
        assertThat(gone.path("state").asString()).isEqualTo("removed");
        assertThat(isThere(name)).isFalse();
        clients.assertFails(
                "docker_wait_container",
                Map.of("container", fixture.name(), "condition", "bored"),
                "INVALID_ARGUMENT",
                "not-running");
    }

    @Test
    void itGetsAnotherName() {
        String name = make("old");
        JsonNode renamed = call("docker_rename_container", name, Map.of("name", MARK + "-new"));
        assertThat(renamed.path("former_name").asString()).isEqualTo(name);
        clients.assertFails(
                "docker_rename_container",
                Map.of("container", MARK + "-new", "name", fixture.name()),
                "CONFLICT",
                fixture.name());
    }

    @Test
    void itsLimitsAreChanged() {
        String name =
                clients.call(
                                "docker_create_container",
                                Map.of(
                                        "image",
                                        engine.image(),
                                        "name",
                                        MARK + "-limits",
                                        "memory_bytes",
                                        50_000_000))
                        .path("name")
                        .asString();
        JsonNode limits =
                call(
                        "docker_update_container",
                        name,
                        Map.of(
                                "memory_bytes",
                                209_715_200,
                                "cpus",
                                0.5,
                                "restart_policy",
                                "on-failure:3"));
        assertThat(limits.path("memory_bytes").asLong()).isEqualTo(209_715_200);
        assertThat(limits.path("cpus").asDouble()).isEqualTo(0.5);
        assertThat(limits.path("restart_policy").asString()).isEqualTo("on-failure:3");
        clients.assertFails(
                "docker_update_container",
                Map.of("container", name),
                "INVALID_ARGUMENT",
                "give what to change");
    }

    @Test
    void itBecomesAnImage() {
        String name = makeRunning("commit");
        call(
                "docker_exec_command",
                name,
                Map.of("command", List.of("sh", "-c", "echo kept > /tmp/note")));
        String image = MARK + ":v1";
        JsonNode committed =
                call(
                        "docker_commit_container",
                        name,
                        Map.of(
                                "repository",
                                MARK,
                                "tag",
                                "v1",
                                "message",
                                "as it was",
                                "changes",
                                List.of("ENV LEVEL=debug", "CMD [\"cat\", \"/tmp/note\"]")));
        assertThat(committed.path("image").asString()).isEqualTo(image);
        try {
            JsonNode ran =
                    clients.call(
                            "docker_run_container",
                            Map.of("image", image, "wait", true, "remove", true));
            assertThat(ran.path("logs").asString()).isEqualTo("kept\n");
        } finally {
            engine.docker().removeImageCmd(image).withForce(true).exec();
        }
        clients.assertFails(
                "docker_commit_container",
                Map.of("container", name, "repository", "Not/Lower"),
                "INVALID_ARGUMENT",
                "lowercase");
        clients.assertFails(
                "docker_commit_container",
                Map.of("container", name, "repository", MARK, "changes", List.of("RUN ls")),
                "INVALID_ARGUMENT",
                "not a valid change");
    }

    @Test
    void thoseThatDoNotRunArePruned() {
        String stopped = make("prune");
        Map<String, Object> mine =
                Map.of("filters", Map.of("label", List.of(MARK + "=" + stopped)));
        JsonNode pruned = clients.call("docker_prune_containers", mine);
        assertThat(pruned.path("total").asInt()).isEqualTo(1);
        assertThat(pruned.path("removed").get(0).asString()).isEqualTo(stopped);
        assertThat(isThere(stopped)).isFalse();
        assertThat(clients.call("docker_prune_containers", mine).path("total").asInt()).isZero();
        clients.assertFails(
                "docker_prune_containers",
                Map.of("filters", Map.of("name", List.of("x"))),
                "INVALID_ARGUMENT",
                "unknown name");
    }

    private boolean isThere(String name) {
        try {
            engine.docker().inspectContainerCmd(name).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private String make(String suffix) {
        String name = MARK + "-" + suffix;
        return clients.call(
                        "docker_create_container",
                        Map.of(
                                "image",
                                engine.image(),
                                "name",
                                name,
                                "labels",
                                Map.of(MARK, name),
                                "command",
                                List.of("sleep", "600")))
                .path("name")
                .asString();
    }

    private String makeRunning(String suffix) {
        String name = make(suffix);
        clients.call("docker_start_container", Map.of("container", name));
        return name;
    }

    private JsonNode call(String tool, String container, Map<String, Object> others) {
        Map<String, Object> arguments = new HashMap<>(others);
        arguments.put("container", container);
        return clients.call(tool, arguments);
    }
}
