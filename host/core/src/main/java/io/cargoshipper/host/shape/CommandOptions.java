package io.cargoshipper.host.shape;

import io.cargoshipper.host.shape.ProgramOptions.Style;
import java.util.Map;
import java.util.Optional;

/**
 * Finds secrets in command lines: {@code --password x}, {@code -psecret} where the program is one
 * that has it so, {@code -u user:password}. A command line is one text, or a list of words that are
 * joined by {@link TextChars#ELEMENT}.
 */
final class CommandOptions {

    private static final String RULE = "option";

    /** Names of programs and options are not longer. */
    private static final int LONGEST_WORD = 80;

    /** Between the words of one text; all of ASCII. */
    private static final boolean[] SEPARATORS = new boolean[128];

    static {
        for (char c = 0; c <= ' '; c++) {
            SEPARATORS[c] = true;
        }
        "\"'`\\;|&,([{".chars().forEach(c -> SEPARATORS[c] = true);
    }

    private final SecretKeys keys;

    CommandOptions(SecretKeys keys) {
        this.keys = keys;
    }

    /**
     * Looks through a command line.
     *
     * @param listed whether it is a list of words, in which blanks separate nothing
     */
    void find(String text, boolean listed, Hits hits) {
        if (hasOption(text)) {
            new Search(text, listed, hits).run();
        }
    }

    /** A quick look, which is enough for most texts. */
    private static boolean hasOption(String text) {
        int at = text.indexOf('-');
        while (at >= 0) {
            boolean begins = at == 0 || !TextChars.isOfKey(text.charAt(at - 1));
            if (begins && at + 1 < text.length() && TextChars.isOfKey(text.charAt(at + 1))) {
                return true;
            }
            at = text.indexOf('-', at + 1);
        }
        return false;
    }

    /** One look through one command line. */
    private final class Search {

        private final String text;
        private final boolean listed;
        private final Hits hits;
        private Map<String, Style> options = Map.of();

        private Search(String text, boolean listed, Hits hits) {
            this.text = text;
            this.listed = listed;
            this.hits = hits;
        }

        private void run() {
            int at = 0;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (separates(c)) {
                    if (!listed && (c == '\n' || c == ';' || c == '|' || c == '&')) {
                        options = Map.of();
                    }
                    at++;
                } else {
                    int end = wordEnd(at);
                    at = c == '-' ? Math.max(option(at, end), end) : program(at, end);
                }
            }
        }

        private boolean separates(char c) {
            return listed ? c == TextChars.ELEMENT : c < SEPARATORS.length && SEPARATORS[c];
        }

        private int wordEnd(int start) {
            int end = start;
            while (end < text.length() && !separates(text.charAt(end))) {
                end++;
            }
            return end;
        }

        private int program(int start, int end) {
            int lowest = Math.max(start, end - LONGEST_WORD);
            int name = end;
            while (name > lowest && text.charAt(name - 1) != '/') {
                name--;
            }
            if (name == start || (name > start && text.charAt(name - 1) == '/')) {
                ProgramOptions.of(text.substring(name, end)).ifPresent(known -> options = known);
            }
            return end;
        }

        /** Returns where to go on, if that is behind the word. */
        private int option(int start, int end) {
            int nameEnd = start;
            while (nameEnd < end
                    && nameEnd - start <= LONGEST_WORD
                    && TextChars.isOfKey(text.charAt(nameEnd))) {
                nameEnd++;
            }
            String name = text.substring(start, nameEnd);
            Style style = options.get(name);
            if (nameEnd == end && style != null) {
                return style == Style.ATTACHED ? end : next(end, style);
            }
            String flag = text.substring(start, Math.min(end, start + 2));
            if (!name.startsWith("--") && end - start > 2 && options.containsKey(flag)) {
                return attached(start + 2, options.get(flag));
            }
            if (!keys.judge(name).isSecret()) {
                return end;
            }
            if (nameEnd < end) {
                return assigned(nameEnd, end);
            }
            Optional<Integer> item = ListItems.after(text, start, end);
            return item.isPresent() ? item(item.get()) : next(end, Style.WORD);
        }

        private int item(int start) {
            int end =
                    TextChars.isQuote(text.charAt(start - 1))
                            ? Quote.before(text, start).closing(text, start)
                            : TextChars.lineEnd(text, start);
            add(start, end);
            return end;
        }

        /** In one text, whoever looks for assignments finds it; here it is all of the element. */
        private int assigned(int nameEnd, int end) {
            if (listed && text.charAt(nameEnd) == '=') {
                add(nameEnd + 1, end);
            }
            return end;
        }

        private int attached(int start, Style style) {
            int from = Quote.isAt(text, start) ? start + Quote.at(text, start).length() : start;
            return value(start, from, style);
        }

        private int next(int end, Style style) {
            int start = end;
            boolean separated = false;
            while (start < text.length() && separatesWords(text.charAt(start))) {
                separated |= !TextChars.isQuote(text.charAt(start)) && text.charAt(start) != '\\';
                start++;
            }
            boolean given = separated && start < text.length() && text.charAt(start) != '-';
            return given ? value(end, start, style) : end;
        }

        /** Also in a list of words that is written as JSON: {@code "--password", "x"}. */
        private boolean separatesWords(char c) {
            return listed
                    ? c == TextChars.ELEMENT
                    : TextChars.isBlank(c) || TextChars.isQuote(c) || c == '\\' || c == ',';
        }

        /**
         * Adds a value before which there may be a quotation mark, from the place {@code floor}.
         */
        private int value(int floor, int start, Style style) {
            int end = valueEnd(floor, start);
            int from = start;
            if (style == Style.USER_AND_PASSWORD) {
                while (from < end && text.charAt(from) != ':') {
                    from++;
                }
                if (from == end || Marker.hasColon(text, from)) {
                    return end;
                }
                from++;
            }
            add(from, end);
            return end;
        }

        private int valueEnd(int floor, int start) {
            if (listed) {
                return wordEnd(start);
            }
            boolean quoted = start > floor && TextChars.isQuote(text.charAt(start - 1));
            return quoted
                    ? Quote.before(text, start).closing(text, start)
                    : ValueAfter.word(text, start, false);
        }

        private void add(int start, int end) {
            if (!HarmlessValues.isHarmless(text, start, end, false)) {
                hits.add(start, end, RULE);
            }
        }
    }
}
