package io.cargoshipper.host.shape;

import java.util.Collection;
import java.util.Map;

/** How many bytes JSON values take where they are written without blanks. */
final class JsonSize {

    private JsonSize() {}

    static long of(Object json) {
        if (json instanceof String text) {
            return 2 + ofCharacters(text, 0, text.length());
        }
        if (json instanceof Map<?, ?> object) {
            long size = 2L + Math.max(0, object.size() - 1);
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                size += of(String.valueOf(entry.getKey())) + 1 + of(entry.getValue());
            }
            return size;
        }
        if (json instanceof Collection<?> array) {
            long size = 2L + Math.max(0, array.size() - 1);
            for (Object item : array) {
                size += of(item);
            }
            return size;
        }
        return String.valueOf(json).length();
    }

    /** Of the characters of a string, from one place to another. */
    static long ofCharacters(String text, int start, int end) {
        long size = 0;
        for (int i = start; i < end; i++) {
            size += ofCharacter(text.charAt(i));
        }
        return size;
    }

    /** Of one character; of two that are one together, each has half. */
    static int ofCharacter(char c) {
        if (c == '"' || c == '\\' || c == '\n' || c == '\t') {
            return 2;
        }
        if (c < ' ') {
            return 6;
        }
        return TextSize.ofCharacter(c);
    }
}
