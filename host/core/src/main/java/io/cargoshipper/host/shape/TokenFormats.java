package io.cargoshipper.host.shape;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds secrets by their looks: tokens of services, hashes of passwords, what some statements set.
 * One is looked for where a word begins, and no further than the longest of its kind, so that no
 * text takes long.
 */
final class TokenFormats {

    private static final String TABLE = "token-formats.tsv";

    /** Longer than any that is known, but for those that go on without an end. */
    private static final int LONGEST = 2048;

    /** Behind {@code _} and {@code -}, which are parts of tokens too. */
    private static final int LONGEST_WITHIN = 256;

    private static final int ASCII = 128;

    /** By their first characters. */
    private final TokenFormat[][] byFirst = new TokenFormat[ASCII][0];

    /** The characters that some begin with; those that are all of a prefix; and pairs of them. */
    private final boolean[] first = new boolean[ASCII];

    private final boolean[] alone = new boolean[ASCII];
    private final boolean[] pairs = new boolean[ASCII * ASCII];

    private TokenFormats(List<TokenFormat> formats) {
        for (TokenFormat format : formats) {
            format.prefixes().forEach(prefix -> add(prefix, format));
        }
    }

    private void add(String prefix, TokenFormat format) {
        char c = prefix.charAt(0);
        first[c] = true;
        if (prefix.length() == 1) {
            alone[c] = true;
        } else {
            pairs[c * ASCII + prefix.charAt(1)] = true;
        }
        byFirst[c] =
                Stream.concat(Arrays.stream(byFirst[c]), Stream.of(format))
                        .distinct()
                        .toArray(TokenFormat[]::new);
    }

    /** The formats that are known; read when the first text is looked at. */
    static TokenFormats known() {
        return Known.FORMATS;
    }

    void find(String text, Hits hits) {
        int at = 0;
        int word = 0; // where the letters and digits begin that a place is among
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean inWord = TextChars.isLetterOrDigit(c);
            int next = at;
            if (c < ASCII
                    && first[c]
                    && (!inWord || at == word || isBehindEscape(text, word, at))) {
                next = mayBegin(text, at, c) ? find(text, at, c, hits) : at;
            }
            at = Math.max(next, at + 1);
            if (!inWord) {
                word = at;
            }
        }
    }

    /** Behind {@code \n} and {@code %3D}, whose letters and digits are no part of what follows. */
    private static boolean isBehindEscape(String text, int word, int at) {
        if (word == 0 || at - word > 2) {
            return false;
        }
        char before = text.charAt(word - 1);
        return (before == '\\' && at - word == 1) || (before == '%' && at - word == 2);
    }

    /** A look at two characters. */
    private boolean mayBegin(String text, int at, char c) {
        if (alone[c]) {
            return true;
        }
        char second = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        return second < ASCII && pairs[c * ASCII + second];
    }

    private int find(String text, int at, char c, Hits hits) {
        int longest = longestFrom(text, at);
        if (longest == 0) {
            return at;
        }
        int limit = Math.min(text.length(), at + longest);
        for (TokenFormat format : byFirst[c]) {
            int next = format.find(text, at, limit, hits);
            if (next > at) {
                return next;
            }
        }
        return at;
    }

    /** How long a token may be that begins at a place; 0 if none does. */
    private static int longestFrom(String text, int at) {
        if (at == 0 || !TextChars.isLetterOrDigit(text.charAt(at))) {
            return at > 0 && Marker.endsAt(text, at) ? 0 : LONGEST;
        }
        char before = text.charAt(at - 1);
        if (!TextChars.isLetterOrDigit(before)) {
            if (before == ']' && Marker.endsAt(text, at)) {
                return 0; // it was no beginning before the text was redacted
            }
            return before == '_' || before == '-' ? LONGEST_WITHIN : LONGEST;
        }
        return isEscapedEnd(text, at, before) || isEncoded(text, at) ? LONGEST : 0;
    }

    /** Behind {@code \n} or {@code \t}. */
    private static boolean isEscapedEnd(String text, int at, char before) {
        return at >= 2
                && text.charAt(at - 2) == '\\'
                && (before == 'n' || before == 't' || before == 'r');
    }

    /** Behind {@code %3D} and the like. */
    private static boolean isEncoded(String text, int at) {
        return at >= 3
                && text.charAt(at - 3) == '%'
                && Character.digit(text.charAt(at - 2), 16) >= 0
                && Character.digit(text.charAt(at - 1), 16) >= 0;
    }

    /** Read when first used: the first answers have no use for them. */
    private static final class Known {

        static final TokenFormats FORMATS = new TokenFormats(table());

        private static List<TokenFormat> table() {
            try (InputStream stream = TokenFormats.class.getResourceAsStream(TABLE);
                    BufferedReader lines =
                            new BufferedReader(
                                    new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                return lines.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("\t", -1))
                        .map(
                                columns ->
                                        new TokenFormat(
                                                columns[0],
                                                List.of(columns[1].split(" ", -1)),
                                                Integer.parseInt(columns[2]),
                                                Pattern.compile(columns[3])))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
