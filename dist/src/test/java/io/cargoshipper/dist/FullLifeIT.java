package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpSyncClient;
import java.nio.file.Path;
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

/** The whole life of a container, in the hands of the MCP SDK's own client. */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullLifeIT {

    private static final String NAME = "full-life-" + UUID.randomUUID().toString().substring(0, 8);
    private static final Map<String, Object> CONTAINER = Map.of("container", NAME);

    private final TestEngine engine;
    private McpSyncClient client;
    private CheckedTools tools;

    FullLifeIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void connect(@TempDir Path folder) {
        client =
                SdkClient.connect(
                        Launch.in(folder)
                                .on(engine)
                                .variable("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true")
                                .variable("SAFETY_REQUIRE_CONFIRMATION_FOR_DESTRUCTIVE", "false"));
        tools = new CheckedTools(client);
    }

    @AfterAll
    void disconnect() {
        client.close();
    }

    @AfterEach
    void removeWhatATestLeft() {
        engine
                .docker()
                .listContainersCmd()
                .withShowAll(true)
                .withNameFilter(List.of(NAME))
                .exec()
                .stream()
                .map(container -> container.getId())
                .forEach(id -> engine.docker().removeContainerCmd(id).withForce(true).exec());
    }

    @Test
    void aContainerIsMadeUsedAndRemoved() {
        JsonNode created =
                tools.call(
                        "docker_create_container",
                        Map.of(
                                "image",
                                engine.image(),
                                "name",
                                NAME,
                                "command",
                                List.of("sh", "-c", "echo it lives; sleep 600"),
                                "init",
                                false));
        assertThat(created.path("name").asString()).isEqualTo(NAME);
        assertThat(state()).isEqualTo("created");

        JsonNode started = tools.call("docker_start_container", CONTAINER);
        assertThat(started.path("state").asString()).isEqualTo("running");

        JsonNode written = exec("sh", "-c", "echo kept > /tmp/note");
        assertThat(written.path("exit_code").asInt()).isZero();
        assertThat(exec("cat", "/tmp/note").path("stdout").asString()).isEqualTo("kept\n");

        JsonNode logs = tools.call("docker_container_logs", CONTAINER);
        assertThat(logs.path("text").asString()).contains("it lives");

        JsonNode stats = tools.call("docker_container_stats", CONTAINER);
        assertThat(stats.path("containers").get(0).path("name").asString()).isEqualTo(NAME);

        JsonNode stopped =
                tools.call("docker_stop_container", Map.of("container", NAME, "timeout", 1));
        assertThat(stopped.path("state").asString()).isEqualTo("exited");

        tools.call("docker_start_container", CONTAINER);
        assertThat(state()).isEqualTo("running");
        assertThat(exec("cat", "/tmp/note").path("stdout").asString()).isEqualTo("kept\n");

        tools.call("docker_restart_container", Map.of("container", NAME, "timeout", 1));
        assertThat(state()).isEqualTo("running");

        tools.call("docker_remove_container", Map.of("container", NAME, "force", true));
        assertThat(listed()).doesNotContain(NAME);
    }

    @Test
    void theEngineIsDescribed() {
        assertThat(tools.call("docker_version", Map.of()).path("version").asString()).isNotEmpty();
        assertThat(tools.call("docker_system_info", Map.of()).isObject()).isTrue();
        assertThat(tools.call("docker_healthcheck", Map.of()).path("healthy").asBoolean()).isTrue();
    }

    private JsonNode exec(String... command) {
        return tools.call(
                "docker_exec_command", Map.of("container", NAME, "command", List.of(command)));
    }

    private String state() {
        return tools.call(
                        "docker_inspect_container",
                        Map.of("container", NAME, "fields", List.of("State.Status")))
                .path("container")
                .path("State.Status")
                .asString();
    }

    private List<String> listed() {
        return tools.call("docker_list_containers", Map.of("all", true))
                .path("containers")
                .valueStream()
                .map(row -> row.path("name").asString())
                .toList();
    }
}
