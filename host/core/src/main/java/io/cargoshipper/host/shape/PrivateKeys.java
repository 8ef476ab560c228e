package io.cargoshipper.host.shape;

/**
 * Finds private keys in PEM, RFC 7468, with ends of lines or with {@code \n} in their place. Of one
 * that was cut, what is there: the lines behind its beginning, or those before its end.
 */
final class PrivateKeys {

    private static final String RULE = "private key";
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String NAME = "PRIVATE KEY";
    private static final String DASHES = "-----";
    private static final int LONGEST_LABEL = 60;

    /** An RSA key of 16,384 bits has some 13,000 characters. */
    private static final int LONGEST = 20_000;

    private static final int SHORTEST_LINE = 16;

    private PrivateKeys() {}

    static void find(String text, Hits hits) {
        int floor = 0;
        int at = text.indexOf(DASHES);
        while (at >= 0) {
            int next = at + 1;
            if (isLabel(text, at, BEGIN)) {
                next = endOfKey(text, at);
                hits.add(at, next, RULE);
                floor = next;
            } else if (isLabel(text, at, END)) {
                next = endOfLabel(text, at + END.length());
                hits.add(startOfLines(text, at, floor), next, RULE);
                floor = next;
            }
            at = text.indexOf(DASHES, next);
        }
    }

    private static boolean isLabel(String text, int at, String boundary) {
        if (!text.startsWith(boundary, at)) {
            return false;
        }
        int start = at + boundary.length();
        int dashes = text.indexOf(DASHES, start);
        return dashes >= 0
                && dashes - start <= LONGEST_LABEL
                && text.substring(start, dashes).contains(NAME);
    }

    private static int endOfLabel(String text, int start) {
        return text.indexOf(DASHES, start) + DASHES.length();
    }

    private static int endOfKey(String text, int at) {
        int label = endOfLabel(text, at + BEGIN.length());
        int limit = Math.min(text.length(), label + LONGEST);
        int end = label;
        int dashes = text.indexOf(DASHES, label);
        if (dashes >= 0 && dashes < limit && isLabel(text, dashes, END)) {
            return endOfLabel(text, dashes + END.length());
        }
        // Cut: as long as lines look like its own.
        int line = label;
        while (line < limit) {
            int lineEnd = TextChars.lineEnd(text, line);
            if (line > label && !isOfKey(text, line, lineEnd)) {
                break;
            }
            end = lineEnd;
            line = lineEnd + 1;
        }
        return Math.min(end, limit);
    }

    private static int startOfLines(String text, int end, int floor) {
        int start = end;
        while (start > floor && end - start < LONGEST) {
            int lineEnd = text.charAt(start - 1) == '\n' ? start - 1 : start;
            int lineStart = Math.max(floor, text.lastIndexOf('\n', lineEnd - 1) + 1);
            if (!isOfKey(text, lineStart, lineEnd)) {
                break;
            }
            start = lineStart;
        }
        return start;
    }

    /** Whether the last word of a line is base 64: a log may write a time before it. */
    private static boolean isOfKey(String text, int start, int end) {
        int last = end;
        while (last > start && TextChars.isSpace(text.charAt(last - 1))) {
            last--;
        }
        int word = last;
        while (word > start && isBase64(text.charAt(word - 1))) {
            word--;
        }
        return last - word >= SHORTEST_LINE && (word == start || isBoundary(text.charAt(word - 1)));
    }

    private static boolean isBoundary(char c) {
        return TextChars.isSpace(c) || TextChars.isQuote(c) || c == '|' || c == ']';
    }

    private static boolean isBase64(char c) {
        return TextChars.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=' || c == '\\';
    }
}
