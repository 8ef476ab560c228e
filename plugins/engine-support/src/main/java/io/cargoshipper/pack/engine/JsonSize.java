package io.cargoshipper.pack.engine;

/**
 * Sizes of texts as the host counts them against its limit for results: the bytes of UTF-8 of a
 * JSON string, escapes included, without its quotes. An escape character takes six of them, a
 * Chinese one three.
 */
public final class JsonSize {

    private static final int SHORT_ESCAPE = 2;

    /** A backslash, u and four digits. */
    private static final int LONG_ESCAPE = 6;

    private JsonSize() {}

    public static int of(String text) {
        int size = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            size += of(codePoint);
            i += Character.charCount(codePoint);
        }
        return size;
    }

    /**
     * Returns the length, in characters, of the longest start of a text that fits into so many
     * bytes. It never ends in half a surrogate pair.
     */
    public static int fitting(String text, int mostBytes) {
        int size = 0;
        int length = 0;
        while (length < text.length()) {
            int codePoint = text.codePointAt(length);
            size += of(codePoint);
            if (size > mostBytes) {
                break;
            }
            length += Character.charCount(codePoint);
        }
        return length;
    }

    private static int of(int codePoint) {
        if (codePoint < ' ') {
            return "\b\t\n\f\r".indexOf(codePoint) < 0 ? LONG_ESCAPE : SHORT_ESCAPE;
        }
        if (codePoint < 0x80) {
            return codePoint == '"' || codePoint == '\\' ? SHORT_ESCAPE : 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        if (Character.isSupplementaryCodePoint(codePoint)) {
            return 4;
        }
        boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return half ? LONG_ESCAPE : 3;
    }
}
