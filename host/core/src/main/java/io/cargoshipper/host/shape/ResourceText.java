package io.cargoshipper.host.shape;

import io.cargoshipper.api.ResourceContents;
import java.util.List;
import java.util.Optional;

/**
 * The text of a resource, clean and without secrets, and not fenced yet.
 *
 * @param contents the text
 * @param untrusted what has text from outside in it, if it has
 */
public record ResourceText(ResourceContents.Text contents, Optional<String> untrusted) {

    /** Whether it is JSON, which is none any more once it is cut or fenced. */
    public boolean isJson() {
        return contents.mimeType().contains("json");
    }

    /** The text as it is sent. */
    public ResourceContents fenced() {
        return with(shown(contents.text()));
    }

    /** As much of the text as clients get, as it is sent, with a note of what is missing. */
    public ResourceContents cut(OutputLimit limit, Optional<KeptResult> kept) {
        long target = limit.maxBytes() - Math.min(TruncationNote.MOST_BYTES, limit.maxBytes() / 3L);
        String cut = TextCut.toBytes(contents.text(), target);
        TruncationNote note =
                new TruncationNote(
                        List.of(),
                        true,
                        TextSize.of(cut),
                        TextSize.of(contents.text()),
                        List.of(),
                        Optional.empty(),
                        kept.stream().toList());
        return with(shown(cut) + "\n" + note.text() + "\n");
    }

    private String shown(String text) {
        return untrusted.isPresent() && !isJson()
                ? Fence.unpredictable().around(untrusted.get(), text)
                : text;
    }

    private ResourceContents with(String text) {
        return new ResourceContents.Text(contents.uri(), contents.mimeType(), text);
    }
}
