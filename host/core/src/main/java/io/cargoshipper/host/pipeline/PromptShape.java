package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.PromptResult;
import io.cargoshipper.api.PromptResult.Message;
import io.cargoshipper.host.shape.Fence;
import io.cargoshipper.host.shape.OutputLimit;
import java.util.List;

/** What a prompt expands to: its messages, and the limit on them. */
final class PromptShape implements Shape {

    private final OutputLimit limit;

    PromptShape(OutputLimit limit) {
        this.limit = limit;
    }

    @Override
    public CallOutcome of(Call call) {
        if (!(call.result() instanceof PromptResult result)) {
            throw Shape.defect(call, "returned no PromptResult");
        }
        Fence fence = Fence.unpredictable();
        List<Message> messages =
                result.messages().stream()
                        .map(one -> new Message(one.role(), fence.around(one.content())))
                        .toList();
        limit.check(
                "the prompt",
                OutputLimit.size(messages.stream().map(Message::content).toList()),
                "ask for it with other arguments, or call the tools that read the same");
        return new CallOutcome.Prompted(new PromptResult(result.description(), messages));
    }
}
