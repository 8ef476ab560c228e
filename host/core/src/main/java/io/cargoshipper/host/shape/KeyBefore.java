package io.cargoshipper.host.shape;

import java.util.Optional;

/**
 * The key that stands before a sign of assignment.
 *
 * @param start its first character
 * @param end the one behind its last
 * @param spaced whether blanks stand between it and the sign
 * @param quoted whether it is quoted by itself, as in JSON
 * @param enclosing the quotation that begins right before it and does not end before the sign:
 *     {@code "KEY=value"}
 */
record KeyBefore(int start, int end, boolean spaced, boolean quoted, Optional<Quote> enclosing) {

    private static final int LONGEST = 120;
    private static final int MOST_BLANKS = 20;

    /**
     * Finds it.
     *
     * @param sign where the sign is
     * @param floor where to look no further back than
     */
    static Optional<KeyBefore> find(String text, int sign, int floor) {
        int end = sign;
        while (end > floor && sign - end < MOST_BLANKS && TextChars.isBlank(text.charAt(end - 1))) {
            end--;
        }
        boolean spaced = end < sign;
        boolean quoted = end > floor && TextChars.isQuote(text.charAt(end - 1));
        if (quoted) {
            end -= Quote.before(text, end).length();
        }
        // Of a form: user[password]=… No marker has its last word in brackets by itself.
        boolean bracketed = !quoted && end > floor && text.charAt(end - 1) == ']';
        if (bracketed) {
            end--;
        }
        int start = end > floor ? startOf(text, end, floor) : end;
        if (start >= end || (bracketed && (start == floor || text.charAt(start - 1) != '['))) {
            return Optional.empty();
        }
        Optional<Quote> enclosing =
                !quoted && start > floor && TextChars.isQuote(text.charAt(start - 1))
                        ? Optional.of(Quote.before(text, start))
                        : Optional.empty();
        return Optional.of(new KeyBefore(start, end, spaced, quoted, enclosing));
    }

    private static int startOf(String text, int end, int floor) {
        int lowest = Math.max(floor, end - LONGEST);
        int start = end;
        while (start > lowest && TextChars.isOfKey(text.charAt(start - 1))) {
            start--;
        }
        // "API key: …" and "connection string: …" are keys of two words.
        if (isWord(text, start, end, "key") || isWord(text, start, end, "string")) {
            int before = start - 1;
            if (before > lowest && text.charAt(before) == ' ') {
                while (before > lowest && TextChars.isLetter(text.charAt(before - 1))) {
                    before--;
                }
                return before;
            }
        }
        // An escaped end of line is none of its characters: \nKEY=value
        if (start > floor && end - start > 1 && text.charAt(start - 1) == '\\') {
            char escaped = text.charAt(start);
            return escaped == 'n' || escaped == 't' || escaped == 'r' ? start + 1 : start;
        }
        return start;
    }

    private static boolean isWord(String text, int start, int end, String word) {
        return end - start == word.length()
                && text.regionMatches(true, start, word, 0, word.length());
    }

    String text(String whole) {
        return whole.substring(start, end);
    }
}
