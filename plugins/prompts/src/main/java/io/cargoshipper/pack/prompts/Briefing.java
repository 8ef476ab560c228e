package io.cargoshipper.pack.prompts;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.PromptResult;
import io.cargoshipper.api.PromptResult.Message;
import io.cargoshipper.api.PromptResult.Role;
import io.cargoshipper.pack.engine.JsonSize;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a prompt together: what we say, which a model may take at its word, and what the engine
 * gave, which the host puts between marks. Nothing of the second kind ever gets into the first.
 */
final class Briefing {

    private static final String CUT = "\n… (cut here: ask the engine for the rest)\n";

    private final String description;
    private final List<Message> messages = new ArrayList<>();

    Briefing(String description) {
        this.description = description;
    }

    /** Adds what we say. */
    Briefing say(String text) {
        messages.add(new Message(Role.USER, new Content.Text(text.strip() + "\n")));
        return this;
    }

    /**
     * Adds what the engine gave, unless it is blank.
     *
     * @param source where it came from, in a few words of ours
     * @param mostBytes how much of its start is shown, by its {@linkplain JsonSize size in JSON}
     */
    Briefing show(String source, String text, int mostBytes) {
        if (text.isBlank()) {
            return this;
        }
        int kept = JsonSize.fitting(text, mostBytes);
        String shown = kept == text.length() ? text : text.substring(0, kept) + CUT;
        messages.add(new Message(Role.USER, new Content.Untrusted(source, shown)));
        return this;
    }

    PromptResult done() {
        return new PromptResult(description, messages);
    }
}
