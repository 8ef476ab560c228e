package io.cargoshipper.host.shape;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Fits what a tool answers into what its client may get: lists lose rows, and texts their ends, and
 * a note at the end says what is missing, and how to get it.
 *
 * @param limit how large the structured result, and the content, may each be
 * @param tool the tool's name
 * @param arguments the names of the tool's arguments
 * @param json writes JSON
 * @param keep keeps a whole result, if its client may read it: of its media type and text
 */
public record ResultBudget(
        OutputLimit limit,
        String tool,
        Set<String> arguments,
        Function<Object, String> json,
        Keeping keep) {

    private static final String MEND = "ask for less, by a filter, a limit or a projection";

    /** Arguments by which tools give less, most useful first. */
    private static final List<String> LESS =
            List.of("limit", "fields", "filters", "tail", "since", "until", "contains", "path");

    private static final String LIMIT = "limit";

    /** Keeps whole results. */
    @FunctionalInterface
    public interface Keeping {
        /** Keeps one; empty if it is not kept, or not for this client. */
        Optional<KeptResult> keep(String mimeType, String text);
    }

    /**
     * What is sent.
     *
     * @param structured the structured result
     * @param content the content, fenced
     */
    public record Fitting(Optional<Map<String, Object>> structured, List<Content> content) {}

    /**
     * Fits an answer in; what it has is changed.
     *
     * @throws ToolException OUTPUT_TOO_LARGE if it cannot be cut so that it still meets its schema
     */
    public Fitting fit(ToolAnswer answer) {
        Optional<String> whole = answer.structured().map(json);
        long structured = whole.map(TextSize::of).orElse(0L);
        long content = OutputLimit.size(answer.content());
        if (structured <= limit.maxBytes() && content <= limit.maxBytes()) {
            return sent(answer, whole, answer.content(), List.of());
        }
        long target = limit.maxBytes() - Math.min(TruncationNote.MOST_BYTES, limit.maxBytes() / 3L);
        boolean cutsContent = content > target;
        List<KeptResult> kept = new ArrayList<>();
        if (structured > limit.maxBytes()) {
            keep.keep(KeptResult.JSON, whole.orElseThrow()).ifPresent(kept::add);
        }
        if (cutsContent && !answer.texts().isEmpty()) {
            keep.keep("text/plain", answer.texts()).ifPresent(kept::add);
        }
        Optional<JsonCut> cut =
                structured > limit.maxBytes()
                        ? Optional.of(cut(answer, structured, target, kept))
                        : Optional.empty();
        Optional<String> shown = cut.isPresent() ? answer.structured().map(json) : whole;
        List<Content> texts =
                ContentCut.to(answer.content(), target)
                        .orElseThrow(() -> tooLarge("the content", content, kept));
        long all = Math.max(structured, content);
        long left =
                structured >= content
                        ? shown.map(TextSize::of).orElse(0L)
                        : OutputLimit.size(texts);
        return sent(answer, shown, texts, note(cut, cutsContent, left, all, kept));
    }

    private JsonCut cut(ToolAnswer answer, long size, long target, List<KeptResult> kept) {
        JsonCut cut = new JsonCut(answer.structured().orElseThrow(), answer.schema());
        if (!cut.to(target)) {
            throw tooLarge("the structured result", size, kept);
        }
        return cut;
    }

    private ToolException tooLarge(String what, long size, List<KeptResult> kept) {
        String mend =
                kept.stream()
                        .findFirst()
                        .map(it -> "%s, or read it in parts at %s".formatted(MEND, it.uri()))
                        .orElse(MEND);
        return new ToolException(ErrorCode.OUTPUT_TOO_LARGE, limit.refusal(what, size, mend));
    }

    private List<Content> note(
            Optional<JsonCut> cut, boolean textsCut, long shown, long all, List<KeptResult> kept) {
        TruncationNote note =
                new TruncationNote(
                        cut.map(JsonCut::rows).orElse(List.of()),
                        textsCut || cut.filter(JsonCut::hasCutTexts).isPresent(),
                        shown,
                        all,
                        LESS.stream().filter(arguments::contains).toList(),
                        cut.filter(JsonCut::hasTakenCursor).flatMap(this::again),
                        kept);
        List<Content> added = new ArrayList<>();
        added.add(new Content.Text(note.text()));
        kept.forEach(
                result ->
                        added.add(
                                new Content.Link(
                                        result.uri(),
                                        "Full %s of %s".formatted(result.what(), tool),
                                        Optional.empty(),
                                        Optional.of(result.mimeType()),
                                        OptionalLong.of(result.bytes()))));
        return added;
    }

    /** How to read all rows in pages. */
    private Optional<String> again(JsonCut cut) {
        return arguments.contains(LIMIT)
                ? Optional.of(
                        "ask again with limit=%d to read all rows page by page"
                                .formatted(Math.max(1, cut.rows().get(0).kept())))
                : Optional.empty();
    }

    private Fitting sent(
            ToolAnswer answer, Optional<String> text, List<Content> own, List<Content> note) {
        List<Content> content = new ArrayList<>(own);
        if (content.isEmpty() && text.isPresent()) {
            content.add(
                    answer.untrusted()
                            ? new Content.Untrusted("output of " + tool, text.get())
                            : new Content.Text(text.get()));
        }
        content.addAll(note);
        return new Fitting(answer.structured(), SafeContent.fenced(content));
    }
}
