package io.cargoshipper.host.shape;

import java.util.regex.Pattern;

/**
 * Takes out of a text what a person who reads it would not see, or would see otherwise than a model
 * does: escape sequences of terminals, marks that turn the direction of writing, characters without
 * width, those of Unicode that stand for tags. Other control characters become visible.
 */
public final class Cleaning {

    /**
     * ECMA-48: control sequences (colours, the cursor), strings (titles, links) with their content,
     * and the two-character rest. A string ends where the next control begins, so no part of a text
     * is looked at twice.
     */
    private static final Pattern ESCAPES =
            Pattern.compile(
                    "(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]"
                            + "|(?:\u001b[PX\\]^_]|[\u0090\u0098\u009d\u009e\u009f])"
                            + "[^\u0007\u001b\u0080-\u009f]*+(?:\u0007|\u001b\\\\|\u009c)"
                            + "|\u001b[ -/]*[0-~]");

    private static final Pattern LINE_ENDS =
            Pattern.compile("\r\n|[\r\u000b\u000c\u0085\u2028\u2029]");

    /** Of Unicode's block of control pictures: the one of NUL, and the others after it. */
    private static final int PICTURES = 0x2400;

    private static final int DELETE = 0x7f;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int SOFT_HYPHEN = 0xad;

    private Cleaning() {}

    /** Returns a text without what a person would not see in it. */
    public static String clean(String text) {
        if (isPlain(text)) {
            return text;
        }
        String plain = LINE_ENDS.matcher(ESCAPES.matcher(text).replaceAll("")).replaceAll("\n");
        StringBuilder cleaned = new StringBuilder(plain.length());
        int at = 0;
        while (at < plain.length()) {
            int character = plain.codePointAt(at);
            append(character, cleaned);
            at += Character.charCount(character);
        }
        return cleaned.toString();
    }

    /** A quick look, which is enough for nearly all texts. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ascii = (c >= ' ' && c < DELETE) || c == '\n' || c == '\t';
            boolean latin = c >= 0xa0 && c < 0x300 && c != SOFT_HYPHEN;
            if (!ascii && !latin && c != '…') {
                return false;
            }
        }
        return true;
    }

    private static void append(int character, StringBuilder cleaned) {
        if (character == '\n' || character == '\t') {
            cleaned.append((char) character);
        } else if (character < ' ') {
            cleaned.append((char) (PICTURES + character));
        } else if (character == DELETE) {
            cleaned.append((char) PICTURE_OF_DELETE);
        } else if (Character.isISOControl(character)) {
            cleaned.append('\ufffd');
        } else if (character <= Character.MAX_VALUE && Character.isSurrogate((char) character)) {
            cleaned.append('\ufffd'); // one that has lost its other half
        } else if (!isUnseen(character)) {
            cleaned.appendCodePoint(character);
        }
    }

    /** What takes no room and carries meaning: a text could be hidden in a run of it. */
    private static boolean isUnseen(int character) {
        return Character.getType(character) == Character.FORMAT
                || (character >= 0xfe00 && character <= 0xfe0f) // variants of a character
                || (character >= 0xe0000 && character <= 0xe0fff) // tags, and more variants
                || character == 0x034f // joins graphemes
                || character == 0x115f // fillers of Hangul
                || character == 0x1160
                || character == 0x3164
                || character == 0xffa0
                || character == 0x17b4 // vowels of Khmer without a shape
                || character == 0x17b5
                || (character >= 0x180b && character <= 0x180f); // variants of Mongolian letters
    }
}
