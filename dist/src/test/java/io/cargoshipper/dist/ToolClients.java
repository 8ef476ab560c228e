package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpSyncClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Three clients of one engine, each with a server of its own: one holds results to their schemas,
 * one sees failures as they are, and one may not destroy anything, as nobody may by default.
 */
final class ToolClients implements AutoCloseable {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

    private final McpSyncClient checked;
    private final CheckedTools tools;
    private final RawClient raw;
    private final RawClient limited;

    ToolClients(String engine, Path folder) {
        this.checked = SdkClient.connect(destructive(engine, folder, "checked"));
        this.tools = new CheckedTools(checked);
        this.raw = RawClient.of(destructive(engine, folder, "raw"));
        this.limited = RawClient.of(launch(engine, folder, "limited"));
    }

    private static Launch destructive(String engine, Path folder, String name) {
        return launch(engine, folder, name)
                .variable("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true")
                .variable("SAFETY_REQUIRE_CONFIRMATION_FOR_DESTRUCTIVE", "false");
    }

    private static Launch launch(String engine, Path folder, String name) {
        return Launch.in(folder.resolve(name)).variable("DOCKER_HOST", engine);
    }

    /** Calls a tool, which must succeed, and returns its structured result. */
    JsonNode call(String tool, Map<String, Object> arguments) {
        return tools.call(tool, arguments);
    }

    /** Calls a tool, which must succeed, and returns all that it answered. */
    ToolAnswer answer(String tool, Map<String, ?> arguments) {
        return raw.awaitCall(raw.sendCall(tool, arguments), LONGEST_CALL).assertSuccess();
    }

    /** Calls a tool, which must fail so. */
    void assertFails(String tool, Map<String, ?> arguments, String code, String... said) {
        ToolAnswer answer = raw.awaitCall(raw.sendCall(tool, arguments), LONGEST_CALL);
        assertThat(answer.assertFailure(code).text()).as(tool).contains(said);
    }

    /** Calls a tool, which must be refused because it could destroy something. */
    void assertDestructive(String tool, Map<String, ?> arguments) {
        assertThat(limited.call(tool, arguments).assertFailure("REFUSED_BY_POLICY").text())
                .containsIgnoringCase("destructive");
    }

    /** Calls a tool, which must succeed although nothing may be destroyed. */
    ToolAnswer harmless(String tool, Map<String, ?> arguments) {
        return limited.call(tool, arguments).assertSuccess();
    }

    /** Reads a resource and returns its text. */
    String read(String uri) {
        return raw.request("resources/read", Map.of("uri", uri))
                .path("result")
                .path("contents")
                .path(0)
                .path("text")
                .asString();
    }

    @Override
    public void close() {
        checked.close();
        raw.close();
        limited.close();
    }
}
