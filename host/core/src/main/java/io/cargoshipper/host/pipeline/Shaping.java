package io.cargoshipper.host.pipeline;

import tools.jackson.databind.json.JsonMapper;

/** Makes what the client gets of what the pack's method returned, each kind in its own way. */
final class Shaping implements Stage {

    private final Shape tool;
    private final Shape prompt;
    private final Shape resource;
    private final Shape completion;

    Shaping(JsonMapper json, ResultKeeping keeping) {
        this.tool = new ToolShape(json, keeping);
        this.prompt = new PromptShape();
        this.resource = new ResourceShape(json, keeping);
        this.completion = new CompletionShape();
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
