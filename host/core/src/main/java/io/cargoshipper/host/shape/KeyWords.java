package io.cargoshipper.host.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words that a key is made of, in lower case: {@code db-passWord_2} has {@code db}, {@code
 * pass}, {@code word}; {@code APIKey} has {@code api}, {@code key}. Numbers are no words.
 */
final class KeyWords {

    private KeyWords() {}

    static List<String> of(String key) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                add(key, start, i, words);
                start = -1;
            } else if (start < 0) {
                start = i;
            } else if (beginsWord(key, i)) {
                add(key, start, i, words);
                start = i;
            }
        }
        add(key, start, key.length(), words);
        return words;
    }

    /** A capital after another letter or digit, and the last of several where a word follows it. */
    private static boolean beginsWord(String key, int at) {
        if (!Character.isUpperCase(key.charAt(at))) {
            return false;
        }
        return !Character.isUpperCase(key.charAt(at - 1))
                || (at + 1 < key.length() && Character.isLowerCase(key.charAt(at + 1)));
    }

    private static void add(String key, int start, int end, List<String> words) {
        int last = end;
        while (start >= 0 && last > start && Character.isDigit(key.charAt(last - 1))) {
            last--;
        }
        if (start >= 0 && last > start) {
            words.add(key.substring(start, last).toLowerCase(Locale.ROOT));
        }
    }
}
