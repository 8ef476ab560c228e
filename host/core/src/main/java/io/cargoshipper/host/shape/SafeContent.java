package io.cargoshipper.host.shape;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ResourceContents;
import java.util.Collection;
import java.util.List;

/** Content as clients may have it: clean, without secrets, and what is from outside fenced. */
public final class SafeContent {

    private final Redactor redactor;

    /** Takes secrets out with a redactor. */
    public SafeContent(Redactor redactor) {
        this.redactor = redactor;
    }

    /** Whether there is text from outside in content. */
    public static boolean isUntrusted(Collection<Content> content) {
        return content.stream().anyMatch(Content.Untrusted.class::isInstance);
    }

    /**
     * Content of a result that has text from outside: where its pack does not say which of its
     * texts are, all are.
     *
     * @param source where they came from, in a few words
     */
    public static List<Content> marked(List<Content> content, String source) {
        if (isUntrusted(content)) {
            return content;
        }
        return content.stream()
                .map(
                        one ->
                                one instanceof Content.Text text
                                        ? new Content.Untrusted(source, text.text())
                                        : one)
                .toList();
    }

    /** Content that is ready to be sent; all of it in one fence. */
    public static List<Content> fenced(List<Content> content) {
        if (!isUntrusted(content)) {
            return content;
        }
        Fence fence = Fence.unpredictable();
        return content.stream().map(fence::around).toList();
    }

    /** A piece of content, cleaned and redacted, and not fenced yet. */
    public Content redacted(Content content) {
        if (content instanceof Content.Text text) {
            return new Content.Text(redactor.text(text.text()));
        }
        if (content instanceof Content.Untrusted untrusted) {
            return new Content.Untrusted(
                    redactor.text(untrusted.source()), redactor.text(untrusted.text()));
        }
        if (content instanceof Content.Embedded embedded) {
            return new Content.Embedded(redacted(embedded.contents()));
        }
        if (content instanceof Content.Link link) {
            return new Content.Link(
                    redactor.text(link.uri()),
                    redactor.text(link.name()),
                    link.description().map(redactor::text),
                    link.mimeType(),
                    link.sizeBytes());
        }
        return content; // pictures and sound
    }

    /** Contents of a resource, cleaned and redacted if they are text. */
    public ResourceContents redacted(ResourceContents contents) {
        return contents instanceof ResourceContents.Text text
                ? new ResourceContents.Text(
                        redactor.text(text.uri()), text.mimeType(), redactor.text(text.text()))
                : contents;
    }
}
