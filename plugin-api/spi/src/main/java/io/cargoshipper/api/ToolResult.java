package io.cargoshipper.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A result with content beside, or in place of, its structured value. A tool whose result is only a
 * record returns the record itself; the host then writes its JSON as the text.
 *
 * @param <T> the record of the structured value, or {@code Void}
 * @param value the structured value
 * @param content what clients show, in order; where it is empty, the JSON of {@code value} as text
 */
public record ToolResult<T>(Optional<T> value, List<Content> content) {

    public ToolResult {
        Objects.requireNonNull(value, "value");
        content = List.copyOf(content);
    }

    /** A result with a structured value. */
    public static <T> ToolResult<T> of(T value) {
        return new ToolResult<>(Optional.of(value), List.of());
    }

    /** A result that is content alone. */
    public static ToolResult<Void> ofContent(Content... content) {
        return new ToolResult<>(Optional.empty(), List.of(content));
    }

    /** This result with one more piece of content. */
    public ToolResult<T> with(Content added) {
        List<Content> all = new ArrayList<>(content);
        all.add(added);
        return new ToolResult<>(value, all);
    }

    /**
     * This result with one more piece of text. Where the value has {@link Untrusted} text in it,
     * this is taken for such too, unless there is {@link Content.Untrusted} content beside it.
     */
    public ToolResult<T> withText(String text) {
        return with(new Content.Text(text));
    }
}
