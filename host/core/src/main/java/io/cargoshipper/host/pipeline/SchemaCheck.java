package io.cargoshipper.host.pipeline;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.catalog.Kind;
import io.cargoshipper.host.catalog.OfferKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the arguments to their JSON Schema 2020-12, after completing them with its defaults, and
 * the query of a resource's URI to those there are. All that is wrong with the arguments is said at
 * once, in terms of the arguments.
 */
final class SchemaCheck implements Stage {

    private final JsonMapper json;
    private final Map<OfferKey, Schema> schemas = new ConcurrentHashMap<>();

    SchemaCheck(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void pass(Call call) {
        call.form(ReadForm.of(call.found().query(), call.found().key().name()));
        call.offer().inputSchema().ifPresent(schema -> call.arguments(checked(call, schema)));
    }

    private Map<String, Object> checked(Call call, Map<String, Object> schema) {
        Map<String, Object> given =
                call.offer().kind() == Kind.PROMPT
                        ? ArgumentCompletion.withoutBlanks(call.arguments())
                        : call.arguments();
        Map<String, Object> completed = ArgumentCompletion.complete(given, schema);
        List<Error> errors =
                schemas.computeIfAbsent(call.offer().key(), ignored -> compile(schema))
                        .validate(json.valueToTree(completed));
        if (!errors.isEmpty()) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    new ArgumentProblems(call.offer(), schema).describe(errors));
        }
        return completed;
    }

    private Schema compile(Map<String, Object> schema) {
        JsonNode tree = json.valueToTree(schema);
        // A registry of its own: one that is shared would mix up schemas with the same $id.
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(tree);
    }
}
