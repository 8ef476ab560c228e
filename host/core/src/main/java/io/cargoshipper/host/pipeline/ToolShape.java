package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ToolResult;
import io.cargoshipper.host.catalog.ToolOffer;
import io.cargoshipper.host.shape.Fence;
import io.cargoshipper.host.shape.OutputLimit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The result of a tool: its structured form, its content, and the limit on both. */
final class ToolShape implements Shape {

    private static final String MEND = "ask for less, by a filter, a limit or a projection";

    private final JsonMapper json;
    private final OutputLimit limit;

    ToolShape(JsonMapper json, OutputLimit limit) {
        this.json = json;
        this.limit = limit;
    }

    @Override
    public CallOutcome of(Call call) {
        Object result = call.result();
        Optional<Map<String, Object>> structured;
        List<Content> content;
        if (result instanceof ToolResult<?> rich) {
            structured = rich.value().map(call.method()::encode);
            content = fenced(rich.content());
        } else {
            structured = Optional.of(call.method().encode(result));
            content = List.of();
        }
        if (structured.isEmpty()
                && call.offer() instanceof ToolOffer tool
                && tool.index().outputSchema().isPresent()) {
            throw Shape.defect(call, "declares a structured result and returned none");
        }
        if (structured.isPresent()) {
            byte[] bytes = json.writeValueAsBytes(structured.get());
            limit.check("the structured result", bytes.length, MEND);
            if (content.isEmpty()) {
                content = List.of(new Content.Text(new String(bytes, StandardCharsets.UTF_8)));
            }
        }
        limit.check("the content", OutputLimit.size(content), MEND);
        return new CallOutcome.Answer(structured, content);
    }

    private static List<Content> fenced(List<Content> content) {
        if (content.stream().noneMatch(Content.Untrusted.class::isInstance)) {
            return content;
        }
        Fence fence = Fence.unpredictable();
        return content.stream().map(fence::around).toList();
    }
}
