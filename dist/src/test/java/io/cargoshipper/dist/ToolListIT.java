package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the MCP SDK's client is told before it calls anything; no engine is needed for that. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ToolListIT {

    private McpSyncClient client;
    private List<Tool> tools;

    @BeforeAll
    void connect(@TempDir Path folder) {
        client =
                SdkClient.connect(
                        Launch.in(folder)
                                .variable("DOCKER_HOST", "unix:///run/engine-of-this-test.sock")
                                .variable("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true"));
        tools = client.listTools().tools();
    }

    @AfterAll
    void disconnect() {
        client.close();
    }

    @Test
    void theShippedPacksOfferTheirTools() {
        assertThat(tools)
                .extracting(Tool::name)
                .contains(
                        "docker_list_containers",
                        "docker_inspect_container",
                        "docker_create_container",
                        "docker_start_container",
                        "docker_stop_container",
                        "docker_restart_container",
                        "docker_remove_container",
                        "docker_container_logs",
                        "docker_exec_command",
                        "docker_container_stats",
                        "docker_version",
                        "docker_system_info",
                        "docker_healthcheck");
    }

    @Test
    void namesAreUniqueAndFitForModelProviders() {
        assertThat(tools)
                .extracting(Tool::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-zA-Z_][a-zA-Z0-9_-]{0,63}"));
    }

    @Test
    void theOrderIsStable() {
        assertThat(client.listTools().tools())
                .extracting(Tool::name)
                .containsExactlyElementsOf(tools.stream().map(Tool::name).toList());
    }

    @Test
    void everyToolHasATitleAndADescription() {
        assertThat(tools).extracting(Tool::title).allMatch(title -> !title.isBlank());
        assertThat(tools)
                .extracting(Tool::description)
                .allMatch(text -> !text.isBlank() && text.length() < 1024);
    }

    @Test
    void everyInputSchemaIsAnObject() {
        assertThat(tools)
                .extracting(Tool::inputSchema)
                .allSatisfy(schema -> assertThat(schema).containsEntry("type", "object"));
    }

    @Test
    void everyOutputSchemaIsAnObject() {
        assertThat(tools)
                .extracting(Tool::outputSchema)
                .allSatisfy(schema -> assertThat(schema).containsEntry("type", "object"));
    }

    @Test
    void everyToolSendsAllFourHints() {
        assertThat(tools)
                .extracting(Tool::annotations)
                .allSatisfy(
                        hints ->
                                assertThat(hints)
                                        .extracting(
                                                ToolAnnotations::readOnlyHint,
                                                ToolAnnotations::destructiveHint,
                                                ToolAnnotations::idempotentHint,
                                                ToolAnnotations::openWorldHint)
                                        .doesNotContainNull());
    }

    @Test
    void readingIsHintedAsReadOnly() {
        assertThat(hintsOf("docker_list_containers"))
                .returns(true, ToolAnnotations::readOnlyHint)
                .returns(false, ToolAnnotations::destructiveHint);
    }

    @Test
    void removingIsHintedAsDestructive() {
        assertThat(hintsOf("docker_remove_container"))
                .returns(false, ToolAnnotations::readOnlyHint)
                .returns(true, ToolAnnotations::destructiveHint);
    }

    @Test
    void theInstructionsNameTheEngine() {
        assertThat(client.getServerInstructions()).contains("unix:///run/engine-of-this-test.sock");
    }

    @Test
    void theInstructionsNameTheTierLimit() {
        assertThat(client.getServerInstructions()).contains("every tier");
    }

    @Test
    void theInstructionsSayHowListsArePaged() {
        assertThat(client.getServerInstructions()).contains("limit", "next_cursor", "cursor");
    }

    private ToolAnnotations hintsOf(String name) {
        return tools.stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow()
                .annotations();
    }
}
