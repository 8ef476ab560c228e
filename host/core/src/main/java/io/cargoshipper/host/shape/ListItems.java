package io.cargoshipper.host.shape;

import java.util.Optional;

/** Words of a command line that are items of a list, one to a line, as in YAML. */
final class ListItems {

    /** No list is indented further. */
    private static final int DEEPEST = 60;

    private ListItems() {}

    /**
     * Where the next item begins, behind its quotation mark; empty if a word is not all of an item,
     * or there is none after it, or that one is an option.
     */
    static Optional<Integer> after(String text, int start, int end) {
        int next = end;
        while (next < text.length() && TextChars.isQuote(text.charAt(next))) {
            next++;
        }
        if (next >= text.length() || text.charAt(next) != '\n' || !beginsItem(text, start)) {
            return Optional.empty();
        }
        int dash = next + 1;
        while (dash < text.length()
                && dash - next < DEEPEST
                && TextChars.isBlank(text.charAt(dash))) {
            dash++;
        }
        int item = dash + 2;
        if (!text.startsWith("- ", dash) || item >= text.length()) {
            return Optional.empty();
        }
        int word = TextChars.isQuote(text.charAt(item)) ? item + 1 : item;
        return word < text.length() && text.charAt(word) != '-'
                ? Optional.of(word)
                : Optional.empty();
    }

    private static boolean beginsItem(String text, int start) {
        int at = start;
        if (at > 0 && TextChars.isQuote(text.charAt(at - 1))) {
            at--;
        }
        return at >= 2 && text.charAt(at - 1) == ' ' && text.charAt(at - 2) == '-';
    }
}
