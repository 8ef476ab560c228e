package io.cargoshipper.pack.prompts;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.PromptResult;
import io.cargoshipper.pack.engine.JsonSize;
import java.util.stream.Collectors;

/** What a prompt says itself, and what it passes on. */
record Prompted(PromptResult result) {

    /** What a model may take at its word. */
    String said() {
        return result.messages().stream()
                .map(PromptResult.Message::content)
                .filter(Content.Text.class::isInstance)
                .map(it -> ((Content.Text) it).text())
                .collect(Collectors.joining("\n"));
    }

    /** What the host puts between marks, from a source. */
    String shown(String source) {
        return result.messages().stream()
                .map(PromptResult.Message::content)
                .filter(Content.Untrusted.class::isInstance)
                .map(Content.Untrusted.class::cast)
                .filter(it -> it.source().startsWith(source))
                .map(Content.Untrusted::text)
                .collect(Collectors.joining("\n"));
    }

    /** Its size in JSON, about. */
    int bytes() {
        return JsonSize.of(said()) + JsonSize.of(shown(""));
    }
}
