package io.cargoshipper.host.pipeline;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.index.ToolIndex;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the arguments to the tool's JSON Schema 2020-12, after completing them with its defaults.
 * All that is wrong is said at once, in terms of the arguments.
 */
final class SchemaCheck implements Stage {

    private final JsonMapper json;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    SchemaCheck(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void pass(Call call) {
        ToolIndex tool = call.entry().tool();
        Map<String, Object> completed =
                ArgumentCompletion.complete(call.arguments(), tool.inputSchema());
        List<Error> errors =
                schemas.computeIfAbsent(tool.name(), ignored -> compile(tool))
                        .validate(json.valueToTree(completed));
        if (!errors.isEmpty()) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    ArgumentProblems.describe(tool.name(), tool.inputSchema(), errors));
        }
        call.arguments(completed);
    }

    private Schema compile(ToolIndex tool) {
        JsonNode schema = json.valueToTree(tool.inputSchema());
        // A registry of its own: one that is shared would mix up schemas with the same $id.
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }
}
