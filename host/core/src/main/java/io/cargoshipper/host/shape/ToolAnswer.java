package io.cargoshipper.host.shape;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ResourceContents;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a tool answers: clean, without secrets, not fenced yet.
 *
 * @param structured the structured result, whose lists and maps can be changed
 * @param schema its schema
 * @param content content of the tool's own; empty where the structured result is all
 * @param untrusted whether the structured result has text from outside
 */
public record ToolAnswer(
        Optional<Map<String, Object>> structured,
        ResultSchema schema,
        List<Content> content,
        boolean untrusted) {

    public ToolAnswer {
        Objects.requireNonNull(structured, "structured");
        Objects.requireNonNull(schema, "schema");
        content = List.copyOf(content);
    }

    /** Whether there is text from outside in any part of it. */
    public boolean hasUntrusted() {
        return untrusted || SafeContent.isUntrusted(content);
    }

    /** The texts of its content, one after the other. */
    String texts() {
        StringBuilder texts = new StringBuilder();
        for (Content one : content) {
            text(one).ifPresent(text -> texts.append(texts.isEmpty() ? "" : "\n").append(text));
        }
        return texts.toString();
    }

    private static Optional<String> text(Content content) {
        if (content instanceof Content.Text text) {
            return Optional.of(text.text());
        }
        if (content instanceof Content.Untrusted untrusted) {
            return Optional.of(untrusted.text());
        }
        return content instanceof Content.Embedded embedded
                        && embedded.contents() instanceof ResourceContents.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }
}
