package io.cargoshipper.pack.images;

import java.util.regex.Pattern;

/**
 * Makes a regular expression of a pattern with {@code *}, {@code ?}, {@code [a-z]}, {@code [^a-z]},
 * {@code \} before a character that is meant as such, and {@code **}. Malformed is what Go's {@code
 * filepath.Match} calls so.
 */
final class GlobRegex {

    private final String pattern;
    private final StringBuilder regex = new StringBuilder();
    private int at;
    private boolean special;
    private boolean startsAnywhere;
    private boolean endsAnywhere;

    private GlobRegex(String pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException when it is malformed
     */
    static GlobRegex of(String pattern) {
        GlobRegex made = new GlobRegex(pattern);
        while (made.at < pattern.length()) {
            made.next();
        }
        return made;
    }

    /** Whether it matches its own text alone. */
    boolean isPlain() {
        return !special && !startsAnywhere && !endsAnywhere;
    }

    /** Whether it is plain but for {@code **} at its start. */
    boolean isPlainAfterStart() {
        return !special && startsAnywhere && !endsAnywhere;
    }

    /** Whether it is plain but for {@code **} at its end. */
    boolean isPlainBeforeEnd() {
        return !special && !startsAnywhere && endsAnywhere;
    }

    Pattern compile() {
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private void next() {
        int character = take();
        switch (character) {
            case '*' -> stars();
            case '?' -> {
                regex.append("[^/]");
                special = true;
            }
            case '[' -> {
                set();
                special = true;
            }
            case '\\' -> {
                regex.append(Pattern.quote(Character.toString(escaped())));
                special = true;
            }
            default -> regex.append(Pattern.quote(Character.toString(character)));
        }
    }

    private void stars() {
        boolean first = at == 1;
        if (!sees('*')) {
            regex.append("[^/]*");
            special = true;
            return;
        }
        at++;
        if (sees('/')) {
            at++; // "**/" is also no folder at all
        }
        if (first) {
            startsAnywhere = true;
            regex.append(at == pattern.length() ? ".*" : "(?:.*/)?");
        } else if (at == pattern.length()) {
            endsAnywhere = true;
            regex.append(".*");
        } else {
            regex.append("(?:.*/)?");
            special = true;
        }
    }

    /**
     * A set of characters; its bounds may be escaped, and must be where they are {@code -} or ].
     */
    private void set() {
        regex.append('[');
        if (sees('^')) {
            at++;
            regex.append('^');
        }
        boolean empty = true;
        while (empty || !sees(']')) {
            int low = bound();
            int high = low;
            if (sees('-')) {
                at++;
                high = bound();
            }
            if (high < low) {
                throw malformed();
            }
            regex.append(member(low)).append('-').append(member(high));
            empty = false;
        }
        at++;
        regex.append(']');
    }

    private int bound() {
        if (at == pattern.length() || sees('-') || sees(']')) {
            throw malformed();
        }
        int character = take();
        return character == '\\' ? escaped() : character;
    }

    private static String member(int character) {
        return "\\x{%x}".formatted(character);
    }

    private int escaped() {
        if (at == pattern.length()) {
            throw malformed();
        }
        return take();
    }

    private int take() {
        int character = pattern.codePointAt(at);
        at += Character.charCount(character);
        return character;
    }

    private boolean sees(char character) {
        return at < pattern.length() && pattern.charAt(at) == character;
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("'%s' is malformed".formatted(pattern));
    }
}
