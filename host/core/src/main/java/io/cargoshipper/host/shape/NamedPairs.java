package io.cargoshipper.host.shape;

import java.util.Locale;

/** Keys that are named apart from their values: {@code name: KEY}, {@code value: …}. */
final class NamedPairs {

    /** The two are not further apart. */
    private static final int NEAR = 200;

    private static final int LONGEST_NAME = 120;

    private final String text;
    private final SecretKeys keys;
    private int secretNameAt = -1;

    NamedPairs(String text, SecretKeys keys) {
        this.text = text;
        this.keys = keys;
    }

    /**
     * Judges a key that says nothing by itself; keys are to be given in their order.
     *
     * @param at where the key is
     * @param next where its value may begin
     */
    KeyKind judge(String key, int at, int next) {
        switch (key.toLowerCase(Locale.ROOT)) {
            case "name", "key" -> {
                secretNameAt = keys.judge(nameFrom(next)).isSecret() ? at : -1;
                return KeyKind.ORDINARY;
            }
            case "value" -> {
                boolean named = secretNameAt >= 0 && at - secretNameAt < NEAR;
                secretNameAt = -1;
                return named ? KeyKind.STRONG : KeyKind.ORDINARY;
            }
            default -> {
                return KeyKind.ORDINARY;
            }
        }
    }

    private String nameFrom(int next) {
        int start = TextChars.afterBlanks(text, next);
        if (start < text.length() && Quote.isAt(text, start)) {
            start += Quote.at(text, start).length();
        }
        int end = start;
        while (end < text.length()
                && end - start < LONGEST_NAME
                && TextChars.isOfKey(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }
}
