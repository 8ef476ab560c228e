package io.cargoshipper.host.shape;

import java.nio.charset.StandardCharsets;

/** How many bytes texts take in UTF-8. */
final class TextSize {

    private TextSize() {}

    static long of(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length; // quicker than to count
    }

    static long of(String text, int start, int end) {
        long size = 0;
        for (int i = start; i < end; i++) {
            size += ofCharacter(text.charAt(i));
        }
        return size;
    }

    /** Of one character; of two that are one together, each has half. */
    static int ofCharacter(char c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
}
