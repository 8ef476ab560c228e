package io.cargoshipper.host.shape;

import java.util.regex.Pattern;

/** What stands in a text where a secret was: {@code [redacted: <rule>]}. */
final class Marker {

    private static final String BEGIN = "[redacted: ";
    private static final Pattern MARKER = Pattern.compile("\\[redacted: [^\\]]{0,30}\\]?");

    /** The names of rules are shorter than the rest. */
    private static final int LONGEST = 2 * BEGIN.length() + 10;

    private Marker() {}

    /** The marker that names a rule. */
    static String of(String rule) {
        return BEGIN + rule + "]";
    }

    /** A text with a number, to tell it from others that look the same now. */
    static String numbered(String text, int number) {
        return text + " (" + number + ")";
    }

    /** Whether a colon is that of a marker. */
    static boolean hasColon(String text, int colon) {
        return isAt(text, colon - BEGIN.indexOf(':'));
    }

    /** A text without the markers in it, whose words are no words of the text. */
    static String without(String text) {
        return text.contains(BEGIN) ? MARKER.matcher(text).replaceAll(" ") : text;
    }

    /** Whether a marker ends right before a place. */
    static boolean endsAt(String text, int end) {
        for (int begin = end - 1; begin >= 0 && end - begin <= LONGEST; begin--) {
            if (text.charAt(begin) == '[') {
                return isAt(text, begin);
            }
        }
        return false;
    }

    /** Whether a marker stands at a place: what was redacted is not redacted again. */
    static boolean isAt(String text, int at) {
        return text.startsWith(BEGIN, at);
    }
}
