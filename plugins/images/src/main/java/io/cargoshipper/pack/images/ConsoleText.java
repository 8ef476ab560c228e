package io.cargoshipper.pack.images;

import java.util.regex.Pattern;

/** Makes plain text of what a command wrote for a terminal. */
final class ConsoleText {

    /** Colours, cursor movements, titles of windows (ECMA-48 control sequences and strings). */
    private static final Pattern SEQUENCE =
            Pattern.compile(
                    "\\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)?|.)?");

    /** What a bar of progress wrote over. */
    private static final Pattern OVERWRITTEN = Pattern.compile("[^\\n]*\\r(?!\\n|$)");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private ConsoleText() {}

    /** Returns the text without control characters, but for line breaks and tabs. */
    static String plain(String text) {
        String visible = SEQUENCE.matcher(text).replaceAll("");
        return CONTROL.matcher(OVERWRITTEN.matcher(visible).replaceAll("")).replaceAll("");
    }
}
