package io.cargoshipper.host.shape;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.api.ToolException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a kept result: all of it where it fits, else from a byte on as much as fits, up to the
 * end of a line where there is one, with a last line that says where to read on.
 *
 * @param offset the first byte
 * @param length how many bytes at most
 */
public record KeptPage(long offset, long length) {

    private static final Pattern QUERY =
            Pattern.compile("offset=(\\d{1,12})(?:&length=(\\d{1,12}))?|length=(\\d{1,12})");

    /** What the fence and the last line take. */
    private static final int FRAME_BYTES = 600;

    private static final int SHORTEST = 100;

    /**
     * Reads a query.
     *
     * @throws ToolException INVALID_ARGUMENT if it is no such one
     */
    public static KeptPage of(Optional<String> query) {
        if (query.isEmpty() || query.get().isEmpty()) {
            return new KeptPage(0, Long.MAX_VALUE);
        }
        Matcher matcher = QUERY.matcher(query.get());
        if (!matcher.matches()) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "a kept result is read with ?offset=<bytes>&length=<bytes>, or without a query");
        }
        long offset = matcher.group(1) == null ? 0 : Long.parseLong(matcher.group(1));
        String length = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        return new KeptPage(offset, length == null ? Long.MAX_VALUE : Long.parseLong(length));
    }

    /**
     * Returns the part of a result.
     *
     * @param uri the URI that was asked for
     * @param most how many bytes a client gets at most
     * @throws ToolException INVALID_ARGUMENT if it begins behind the result's end
     */
    public ResourceContents of(KeptResult result, String uri, long most) {
        boolean fenced = isFenced(result);
        boolean fits = result.bytes() + (fenced ? FRAME_BYTES : 0) <= most;
        if (offset == 0 && length >= result.bytes() && fits) {
            return whole(result, uri, fenced);
        }
        if (offset >= result.bytes()) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "offset %,d is behind the end: the result has %,d bytes"
                            .formatted(offset, result.bytes()));
        }
        String text = result.text();
        int start = at(text, 0, offset);
        long wanted = Math.min(length, Math.max(SHORTEST, most - FRAME_BYTES));
        int fitting = at(text, start, Math.max(1, wanted));
        int end = fitting == text.length() ? fitting : start + cut(text.substring(start, fitting));
        return new ResourceContents.Text(uri, "text/plain", page(result, start, end));
    }

    /** JSON is for programs, which could not read it then; a part of it is none any more. */
    private static boolean isFenced(KeptResult result) {
        return result.untrusted().isPresent() && !result.isJson();
    }

    private static ResourceContents whole(KeptResult result, String uri, boolean fenced) {
        return new ResourceContents.Text(
                uri,
                result.mimeType(),
                fenced
                        ? Fence.unpredictable().around(result.untrusted().get(), result.text())
                        : result.text());
    }

    private static String page(KeptResult result, int start, int end) {
        String text = result.text();
        String part = text.substring(start, end);
        long from = TextSize.of(text, 0, start);
        long to = from + TextSize.of(part);
        String shown =
                result.untrusted()
                        .map(source -> Fence.unpredictable().around(source, part))
                        .orElse(part);
        return "%s%s[bytes %,d to %,d of %,d%s]"
                .formatted(
                        shown,
                        shown.endsWith("\n") ? "" : "\n",
                        from,
                        to,
                        result.bytes(),
                        end == text.length()
                                ? ", the end"
                                : "; read on at %s?offset=%d".formatted(result.uri(), to));
    }

    /** The place so many bytes behind another, or before a character that begins before it. */
    private static int at(String text, int start, long bytes) {
        long left = bytes;
        int at = start;
        while (at < text.length() && left > 0) {
            left -= TextSize.ofCharacter(text.charAt(at));
            at++;
        }
        boolean splits =
                at > start
                        && at < text.length()
                        && Character.isHighSurrogate(text.charAt(at - 1))
                        && Character.isLowSurrogate(text.charAt(at));
        return splits ? at + 1 : at;
    }

    private static int cut(String part) {
        return Math.max(1, TextCut.atLineEnd(part, part.length()));
    }
}
