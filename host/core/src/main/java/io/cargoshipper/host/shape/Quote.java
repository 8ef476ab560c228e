package io.cargoshipper.host.shape;

/**
 * A quotation mark in a text, which may itself be in a quoted text: {@code "}, {@code \"}, {@code
 * \\\"}.
 *
 * @param mark the mark
 * @param escapes how many backslashes stand before it
 */
record Quote(char mark, int escapes) {

    private static final int MOST_ESCAPES = 7;

    /** Whether a quotation begins at a place. */
    static boolean isAt(String text, int at) {
        int escapes = escapesFrom(text, at);
        int mark = at + escapes;
        return mark < text.length() && TextChars.isQuote(text.charAt(mark));
    }

    /** The mark at a place where there is one. */
    static Quote at(String text, int at) {
        int escapes = escapesFrom(text, at);
        return new Quote(text.charAt(at + escapes), escapes);
    }

    /** The mark that ends right before a place where there is one. */
    static Quote before(String text, int end) {
        int escapes = 0;
        while (escapes < MOST_ESCAPES
                && end - 2 - escapes >= 0
                && text.charAt(end - 2 - escapes) == '\\') {
            escapes++;
        }
        return new Quote(text.charAt(end - 1), escapes);
    }

    private static int escapesFrom(String text, int at) {
        int escapes = 0;
        while (escapes < MOST_ESCAPES
                && at + escapes < text.length()
                && text.charAt(at + escapes) == '\\') {
            escapes++;
        }
        return escapes;
    }

    int length() {
        return escapes + 1;
    }

    /**
     * Where a quotation ends that is open at a place: before the mark that closes it, else at the
     * end of the line.
     */
    int closing(String text, int from) {
        int run = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == TextChars.ELEMENT) {
                return i;
            }
            if (c == mark && run == escapes) {
                return i - escapes;
            }
            // Two backslashes are one, and escape nothing.
            run = c == '\\' ? (escapes == 0 && run == 1 ? 0 : run + 1) : 0;
        }
        return text.length();
    }
}
