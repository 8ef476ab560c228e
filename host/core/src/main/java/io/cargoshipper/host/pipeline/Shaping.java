package io.cargoshipper.host.pipeline;

import io.cargoshipper.host.shape.OutputLimit;
import tools.jackson.databind.json.JsonMapper;

/** Makes what the client gets of what the pack's method returned, each kind in its own way. */
final class Shaping implements Stage {

    private final Shape tool;
    private final Shape prompt;
    private final Shape resource;
    private final Shape completion;

    Shaping(JsonMapper json, OutputLimit limit) {
        this.tool = new ToolShape(json, limit);
        this.prompt = new PromptShape(limit);
        this.resource = new ResourceShape(json, limit);
        this.completion = new CompletionShape(limit);
    }

    @Override
    public void pass(Call call) {
        Shape shape =
                switch (call.offer().kind()) {
                    case TOOL -> tool;
                    case PROMPT -> prompt;
                    case RESOURCE, TEMPLATE -> resource;
                    case COMPLETION -> completion;
                };
        call.outcome(shape.of(call));
    }
}
