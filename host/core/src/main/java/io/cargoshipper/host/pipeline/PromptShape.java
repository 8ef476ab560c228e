package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.PromptResult;
import io.cargoshipper.api.PromptResult.Message;
import io.cargoshipper.host.shape.ContentCut;
import io.cargoshipper.host.shape.OutputLimit;
import io.cargoshipper.host.shape.SafeContent;
import java.util.ArrayList;
import java.util.List;

/** What a prompt expands to: its messages, clean, without secrets, and within the limit. */
final class PromptShape implements Shape {

    private static final String MEND =
            "ask for it with other arguments, or call the tools that read the same";

    @Override
    public CallOutcome of(Call call) {
        if (!(call.result() instanceof PromptResult result)) {
            throw Shape.defect(call, "returned no PromptResult");
        }
        SafeContent safe = new SafeContent(call.redactor());
        List<Content> content =
                result.messages().stream().map(one -> safe.redacted(one.content())).toList();
        if (SafeContent.isUntrusted(content)) {
            call.request().session().untrustedTextSeen();
        }
        List<Content> shown = SafeContent.fenced(fitting(call, content));
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            messages.add(new Message(result.messages().get(i).role(), shown.get(i)));
        }
        return new CallOutcome.Prompted(
                new PromptResult(call.redactor().text(result.description()), messages));
    }

    private static List<Content> fitting(Call call, List<Content> content) {
        OutputLimit limit = call.outputLimit();
        long size = OutputLimit.size(content);
        if (size <= limit.maxBytes()) {
            return content;
        }
        return ContentCut.to(content, limit.maxBytes())
                .orElseGet(
                        () -> {
                            limit.check("the prompt", size, MEND);
                            return content;
                        });
    }
}
