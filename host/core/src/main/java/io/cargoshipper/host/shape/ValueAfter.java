package io.cargoshipper.host.shape;

/** Where values end that are not quoted. */
final class ValueAfter {

    /** Names of keys are not longer, where one is looked for. */
    private static final int LONGEST_KEY = 60;

    private ValueAfter() {}

    /**
     * The end of one word: a blank, or what separates it from more of its kind. In doubt it is
     * longer: rather too much is redacted than too little.
     *
     * @param query whether it is in the query of a URL
     */
    static int word(String text, int start, boolean query) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (TextChars.isSpace(c) || (query && (c == '&' || c == '#'))) {
                return i;
            }
            if (c == '[' && Marker.isAt(text, i)) {
                i = Math.max(i, text.indexOf(']', i)); // all of the marker or nothing
            } else if (endsAt(text, i, c)) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean endsAt(String text, int at, char c) {
        return switch (c) {
            case '"', '\'', '`', ')', ']', '}' -> closes(text, at + 1);
            case ';' -> separates(text, at + 1, true);
            case ',' -> separates(text, at + 1, false);
            case '<' -> text.startsWith("</", at);
            case '\\' -> Quote.isAt(text, at) || isEscapedEnd(text, at + 1);
            default -> false;
        };
    }

    private static boolean closes(String text, int next) {
        return next >= text.length()
                || TextChars.isSpace(text.charAt(next))
                || ",;:)]}>=&|\\\"'`".indexOf(text.charAt(next)) >= 0;
    }

    private static boolean separates(String text, int next, boolean spacedKeys) {
        return next >= text.length()
                || TextChars.isSpace(text.charAt(next))
                || TextChars.isQuote(text.charAt(next))
                || isAssignment(text, next, spacedKeys);
    }

    /** An end of line that is written as {@code \n}, if something follows that begins a line. */
    private static boolean isEscapedEnd(String text, int at) {
        if (at >= text.length() || (text.charAt(at) != 'n' && text.charAt(at) != 'r')) {
            return false;
        }
        int next = at + 1;
        return next >= text.length()
                || TextChars.isSpace(text.charAt(next))
                || "-\\\"'".indexOf(text.charAt(next)) >= 0
                || isAssignment(text, next, false);
    }

    /**
     * The end of all that a line gives to a key: the line's, or that of the blank before the next
     * {@code KEY=} or the shell that a build step runs.
     */
    static int rest(String text, int start) {
        int end = TextChars.lineEnd(text, start);
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == ' ' && (isVariable(text, i + 1) || isShell(text, i + 1))) {
                end = i;
            }
        }
        while (end > start && TextChars.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isShell(String text, int at) {
        return text.startsWith("/bin/", at) || text.startsWith("# buildkit", at);
    }

    /** Whether {@code KEY=} follows, in capitals. */
    private static boolean isVariable(String text, int at) {
        int i = at;
        while (i < text.length() && i - at < LONGEST_KEY && isOfVariable(text.charAt(i))) {
            i++;
        }
        return i > at && i < text.length() && text.charAt(i) == '=';
    }

    /** Of the names of variables, as they mostly are. */
    static boolean isOfVariable(char c) {
        return (c >= 'A' && c <= 'Z') || c == '_' || TextChars.isDigit(c);
    }

    /** Whether {@code key=} or {@code key:} follows. */
    private static boolean isAssignment(String text, int at, boolean spacedKeys) {
        int i = at;
        while (i < text.length()
                && i - at < LONGEST_KEY
                && (TextChars.isOfKey(text.charAt(i)) || (spacedKeys && text.charAt(i) == ' '))) {
            i++;
        }
        return i > at && i < text.length() && (text.charAt(i) == '=' || text.charAt(i) == ':');
    }
}
