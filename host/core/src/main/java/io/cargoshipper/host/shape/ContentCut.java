package io.cargoshipper.host.shape;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ResourceContents;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the texts of content so that all of it fits into so many bytes: the longest first, and all
 * that are cut to one length. What is no text stays whole, and so does JSON, which would be none.
 */
public final class ContentCut {

    /** No text is cut to less. */
    private static final long SHORTEST = 200;

    private ContentCut() {}

    /** Returns content of at most so many bytes; empty if it cannot be cut to them. */
    public static Optional<List<Content>> to(List<Content> content, long bytes) {
        List<Long> sizes =
                content.stream()
                        .filter(ContentCut::isText)
                        .map(ContentCut::textSize)
                        .sorted()
                        .toList();
        long fixed = OutputLimit.size(content) - sizes.stream().mapToLong(Long::longValue).sum();
        long most = most(sizes, bytes - fixed);
        if (fixed > bytes || most < SHORTEST) {
            return Optional.empty();
        }
        return Optional.of(content.stream().map(one -> cut(one, most)).toList());
    }

    /**
     * What each text may have, so that the short ones leave what they do not need to the others.
     */
    private static long most(List<Long> sizes, long bytes) {
        long left = bytes;
        for (int i = 0; i < sizes.size(); i++) {
            long share = left / (sizes.size() - i);
            if (sizes.get(i) > share) {
                return share;
            }
            left -= sizes.get(i);
        }
        return Long.MAX_VALUE;
    }

    private static boolean isText(Content content) {
        return content instanceof Content.Text
                || content instanceof Content.Untrusted
                || (content instanceof Content.Embedded embedded
                        && embedded.contents() instanceof ResourceContents.Text text
                        && !text.mimeType().contains("json"));
    }

    /** What its text takes: all but the URI of an embedded one. */
    private static long textSize(Content content) {
        return content instanceof Content.Embedded embedded
                ? OutputLimit.size(embedded.contents())
                : OutputLimit.size(content);
    }

    private static Content cut(Content content, long most) {
        if (content instanceof Content.Text text) {
            return new Content.Text(TextCut.toBytes(text.text(), most));
        }
        if (content instanceof Content.Untrusted untrusted) {
            return new Content.Untrusted(
                    untrusted.source(), TextCut.toBytes(untrusted.text(), most));
        }
        return isText(content) ? embedded((Content.Embedded) content, most) : content;
    }

    private static Content embedded(Content.Embedded content, long most) {
        ResourceContents.Text text = (ResourceContents.Text) content.contents();
        return new Content.Embedded(
                new ResourceContents.Text(
                        text.uri(), text.mimeType(), TextCut.toBytes(text.text(), most)));
    }
}
