package io.cargoshipper.host.shape;

import java.util.function.IntUnaryOperator;

/** Cuts texts at the end of a line, if there is one in the last half, and says so. */
final class TextCut {

    private static final String MARK = "… [cut: %,d more bytes]";

    /** What a mark takes, at most: also in JSON, where it begins with an escaped end of line. */
    private static final int MARK_BYTES = 48;

    private TextCut() {}

    /** Returns as much of a text as takes so many bytes in UTF-8, or all of it. */
    static String toBytes(String text, long bytes) {
        return cut(text, bytes, c -> TextSize.ofCharacter((char) c));
    }

    /** Returns as much of a text as takes so many bytes in a JSON string, or all of it. */
    static String toJsonBytes(String text, long bytes) {
        return cut(text, bytes, c -> JsonSize.ofCharacter((char) c));
    }

    private static String cut(String text, long bytes, IntUnaryOperator size) {
        int end = fitting(text, bytes, size);
        if (end == text.length()) {
            return text;
        }
        int kept = atLineEnd(text, fitting(text, Math.max(0, bytes - MARK_BYTES), size));
        return text.substring(0, kept) + MARK.formatted(TextSize.of(text, kept, text.length()));
    }

    private static int fitting(String text, long bytes, IntUnaryOperator size) {
        long left = bytes;
        int end = 0;
        while (end < text.length() && left >= size.applyAsInt(text.charAt(end))) {
            left -= size.applyAsInt(text.charAt(end));
            end++;
        }
        return end;
    }

    /** The nearest place before one where a text is better cut. */
    static int atLineEnd(String text, int end) {
        int line = text.lastIndexOf('\n', end - 1) + 1;
        if (line > end / 2) {
            return line;
        }
        boolean splits =
                end > 0
                        && end < text.length()
                        && Character.isHighSurrogate(text.charAt(end - 1))
                        && Character.isLowSurrogate(text.charAt(end));
        return splits ? end - 1 : end;
    }
}
