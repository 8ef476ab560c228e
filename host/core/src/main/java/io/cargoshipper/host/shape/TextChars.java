package io.cargoshipper.host.shape;

/** Kinds of characters, for those who look through texts. */
final class TextChars {

    /** Between the elements of a list that is looked through as one text; in no cleaned text. */
    static final char ELEMENT = '\u001f';

    private static final int ASCII = 128;

    /** A table is quicker than comparisons, and every character of every result is asked for. */
    private static final boolean[] WORD = new boolean[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            WORD[c] = isLetter(c) || isDigit(c);
        }
    }

    private TextChars() {}

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetterOrDigit(char c) {
        return c < ASCII && WORD[c];
    }

    /** What keys and names of options are made of. */
    static boolean isOfKey(char c) {
        return isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** A blank, the end of a line or of an element. */
    static boolean isSpace(char c) {
        return c <= ' ';
    }

    /** Where the line ends that a place is in. */
    static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** The first place from one on that is no blank. */
    static int afterBlanks(String text, int at) {
        int next = at;
        while (next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        return next;
    }
}
