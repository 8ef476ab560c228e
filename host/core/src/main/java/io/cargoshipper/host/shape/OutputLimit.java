package io.cargoshipper.host.shape;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.api.ToolException;
import java.util.Collection;

/**
 * Refuses what is larger than clients are to get ({@code limits.response-bytes}).
 *
 * @param maxBytes the largest size
 */
public record OutputLimit(int maxBytes) {

    /**
     * Passes what is within the limit.
     *
     * @param what what has the size, as the beginning of a sentence
     * @param mend how to ask for less, as the rest of one
     * @throws ToolException OUTPUT_TOO_LARGE
     */
    public void check(String what, long bytes, String mend) {
        if (bytes > maxBytes) {
            throw new ToolException(ErrorCode.OUTPUT_TOO_LARGE, refusal(what, bytes, mend));
        }
    }

    /** What a client is told of what is too large. */
    String refusal(String what, long bytes, String mend) {
        return "%s has %d bytes, the limit is %d; %s (an operator can raise limits.response-bytes)"
                .formatted(what, bytes, maxBytes, mend);
    }

    /** The size of content, as it is sent. */
    public static long size(Collection<Content> content) {
        return content.stream().mapToLong(OutputLimit::size).sum();
    }

    /** The size of contents of a resource, as they are sent. */
    public static long size(ResourceContents contents) {
        return contents instanceof ResourceContents.Text text
                ? bytes(text.text())
                : ((ResourceContents.Blob) contents).base64().length();
    }

    /** The size of a piece of content, as it is sent; what is from outside without its fence. */
    static long size(Content content) {
        if (content instanceof Content.Text text) {
            return bytes(text.text());
        }
        if (content instanceof Content.Untrusted untrusted) {
            return bytes(untrusted.text());
        }
        if (content instanceof Content.Image image) {
            return image.base64().length();
        }
        if (content instanceof Content.Audio audio) {
            return audio.base64().length();
        }
        if (content instanceof Content.Embedded embedded) {
            return size(embedded.contents()) + bytes(embedded.contents().uri());
        }
        return size((Content.Link) content);
    }

    private static long size(Content.Link link) {
        return bytes(link.uri())
                + bytes(link.name())
                + link.description().map(OutputLimit::bytes).orElse(0L)
                + link.mimeType().map(OutputLimit::bytes).orElse(0L);
    }

    private static long bytes(String text) {
        return TextSize.of(text);
    }
}
