package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls tools and holds what they answer to the schemas that were listed for them. */
final class CheckedTools {

    private final McpSyncClient client;
    private final Map<String, Tool> listed;

    CheckedTools(McpSyncClient client) {
        this.client = client;
        this.listed =
                client.listTools().tools().stream()
                        .collect(Collectors.toMap(Tool::name, Function.identity()));
    }

    /** Calls a tool, which must succeed, and returns its structured result. */
    JsonNode call(String tool, Map<String, Object> arguments) {
        assertThat(listed).as("tools").containsKey(tool);
        CallToolResult result = SdkClient.call(client, tool, arguments);
        assertThat(result.isError())
                .as("%s%s: %s", tool, arguments, result.content())
                .isNotEqualTo(true);
        ValidationResponse checked =
                McpJsonDefaults.getSchemaValidator()
                        .validate(listed.get(tool).outputSchema(), result.structuredContent());
        assertThat(checked.valid())
                .as(
                        "result of %s fits its schema: %s in %s",
                        tool, checked.errorMessage(), result.structuredContent())
                .isTrue();
        return JsonMapper.shared().valueToTree(result.structuredContent());
    }
}
