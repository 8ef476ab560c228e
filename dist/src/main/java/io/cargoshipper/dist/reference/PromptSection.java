package io.cargoshipper.dist.reference;

import io.cargoshipper.api.index.CompletionIndex;
import io.cargoshipper.api.index.PromptIndex;
import java.util.List;

/** Writes what there is to know of one prompt. */
final class PromptSection {

    private final PromptIndex prompt;
    private final List<CompletionIndex> completions;

    /**
     * @param completions those of the prompt's pack
     */
    PromptSection(PromptIndex prompt, List<CompletionIndex> completions) {
        this.prompt = prompt;
        this.completions = completions;
    }

    void write(Markdown page) {
        page.heading(3, prompt.name());
        page.paragraph(
                "**%s** (a prompt). %s"
                        .formatted(
                                Markdown.plain(prompt.title()),
                                Markdown.sentence(prompt.description())));
        page.table(
                List.of("Argument", "Type", "Needed", "Meaning"),
                SchemaField.of(prompt.inputSchema()).stream().map(this::argument).toList());
    }

    private List<String> argument(SchemaField field) {
        String completed = isCompleted(field.path()) ? " Clients can complete it." : "";
        return List.of(
                Markdown.code(field.path()),
                SchemaType.of(field.schema()),
                field.required() ? "**required**" : "",
                field.doc().map(Markdown::sentence).orElse("") + completed);
    }

    private boolean isCompleted(String argument) {
        return completions.stream()
                .filter(completion -> completion.prompts().contains(prompt.name()))
                .anyMatch(completion -> completion.argument().equals(argument));
    }
}
