package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ToolResult;
import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.host.catalog.ToolOffer;
import io.cargoshipper.host.shape.NoStandInException;
import io.cargoshipper.host.shape.Places;
import io.cargoshipper.host.shape.Redactor;
import io.cargoshipper.host.shape.ResultBudget;
import io.cargoshipper.host.shape.ResultSchema;
import io.cargoshipper.host.shape.SafeContent;
import io.cargoshipper.host.shape.ToolAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The result of a tool: its structured form and its content, clean, without secrets, and within the
 * limit. What is from outside is fenced in the content, which a model reads; in the structured
 * form, which programs read, it is as it is.
 */
final class ToolShape implements Shape {

    private final JsonMapper json;
    private final ResultKeeping keeping;
    private final Map<String, ResultFacts> facts = new ConcurrentHashMap<>();

    ToolShape(JsonMapper json, ResultKeeping keeping) {
        this.json = json;
        this.keeping = keeping;
    }

    @Override
    public CallOutcome of(Call call) {
        ResultFacts tool = facts(call);
        ToolAnswer answer = answer(call, tool);
        if (answer.structured().isEmpty() && tool.index().outputSchema().isPresent()) {
            throw Shape.defect(call, "declares a structured result and returned none");
        }
        if (answer.hasUntrusted()) {
            call.request().session().untrustedTextSeen();
        }
        ResultBudget.Fitting fitting = budget(call, tool, answer).fit(answer);
        return new CallOutcome.Answer(fitting.structured(), fitting.content());
    }

    private ResultFacts facts(Call call) {
        ToolIndex index = ((ToolOffer) call.offer()).index();
        ResultFacts known = facts.get(index.name());
        if (known == null || !known.index().equals(index)) {
            known = ResultFacts.of(index);
            facts.put(index.name(), known);
        }
        return known;
    }

    private static ToolAnswer answer(Call call, ResultFacts tool) {
        Redactor redactor = call.redactor();
        ToolResult<?> result =
                call.result() instanceof ToolResult<?> rich ? rich : ToolResult.of(call.result());
        Optional<Map<String, Object>> structured =
                result.value()
                        .map(call.method()::encode)
                        .map(values -> withoutSecrets(call, values, tool));
        List<Content> content =
                result.content().stream().map(new SafeContent(redactor)::redacted).toList();
        boolean untrusted = structured.filter(tool.untrusted()::isFilledIn).isPresent();
        return new ToolAnswer(
                structured,
                tool.schema(),
                untrusted ? SafeContent.marked(content, source(tool)) : content,
                untrusted);
    }

    private static String source(ResultFacts tool) {
        return "output of " + tool.index().name();
    }

    private static Map<String, Object> withoutSecrets(
            Call call, Map<String, ?> values, ResultFacts tool) {
        try {
            return call.redactor().json(values, tool.schema(), tool.secret());
        } catch (NoStandInException e) {
            throw Shape.defect(
                    call,
                    "returned a secret in %s, where its schema takes nothing in its place"
                            .formatted(e.getMessage()));
        }
    }

    private ResultBudget budget(Call call, ResultFacts tool, ToolAnswer answer) {
        String name = tool.index().name();
        Optional<String> source =
                answer.hasUntrusted() ? Optional.of(source(tool)) : Optional.empty();
        return new ResultBudget(
                call.outputLimit(),
                name,
                tool.arguments(),
                json::writeValueAsString,
                (mimeType, text) -> keeping.keep(call, mimeType, text, source));
    }

    /**
     * What a tool's index says of its results, read once.
     *
     * @param index the index
     * @param schema the schema of the structured result
     * @param secret places in it that are never shown
     * @param untrusted places in it that hold text from outside
     * @param arguments the names of the tool's arguments
     */
    private record ResultFacts(
            ToolIndex index,
            ResultSchema schema,
            Places secret,
            Places untrusted,
            Set<String> arguments) {

        static ResultFacts of(ToolIndex index) {
            return new ResultFacts(
                    index,
                    ResultSchema.of(index.outputSchema()),
                    Places.below("out", index.secret()),
                    Places.of(index.untrusted()),
                    Set.copyOf(Schemas.properties(index.inputSchema())));
        }
    }
}
