package io.cargoshipper.host.approval;

import io.cargoshipper.host.shape.Cleaning;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes text that others have chosen into a question: on one line, and with what a person would
 * not see written as its number, {@code \}{@code u{200b}}.
 */
public final class Shown {

    /** Blanks of every width: a run of them would fill a terminal's line, as a line end does. */
    private static final String BLANKS = "[\\s\\p{Z}\u2800]+";

    private static final int BRAILLE_BLANK = 0x2800;
    private static final String NUMBER = "\\u{";

    private Shown() {}

    /**
     * Arguments, in which what would not be seen is written as its number. To be done before they
     * are redacted, which takes it out.
     */
    public static Map<String, Object> visible(Map<String, ?> arguments) {
        Map<String, Object> visible = new LinkedHashMap<>();
        arguments.forEach((key, value) -> visible.put(visible(key), visible(value)));
        return visible;
    }

    private static Object visible(Object value) {
        if (value instanceof String text) {
            return visible(text);
        }
        if (value instanceof List<?> list) {
            List<Object> visible = new ArrayList<>();
            list.forEach(item -> visible.add(visible(item)));
            return visible;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> visible = new LinkedHashMap<>();
            map.forEach((key, item) -> visible.put(visible(key.toString()), visible(item)));
            return visible;
        }
        return value;
    }

    /** Blanks and ends of lines stay what they are: a question is made of one line later. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        character -> {
                            if (character == '\n' || character == '\t' || isSeen(character)) {
                                visible.appendCodePoint(character);
                            } else {
                                append(character, visible);
                            }
                        });
        return visible.toString();
    }

    /** A text in which blanks are only that. */
    static String line(String text) {
        return written(text.replaceAll(BLANKS, " ").strip(), false);
    }

    /**
     * A name that an approval is bound to: no two that differ are written the same, and none ends
     * the quotes that it is shown in.
     */
    static String exactly(String name) {
        return written(name, true);
    }

    /** How a text begins, without half a character at the cut. */
    static String head(String text, int most) {
        return text.substring(0, whole(text, most));
    }

    /** How a text ends, likewise. */
    static String tail(String text, int most) {
        return text.substring(whole(text, text.length() - most));
    }

    private static int whole(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static String written(String text, boolean exactly) {
        boolean composed = Normalizer.isNormalized(text, Normalizer.Form.NFC);
        StringBuilder written = new StringBuilder(text.length());
        int before = -1;
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            boolean ambiguous =
                    character == '\''
                            || (character == ' ' && before == ' ')
                            || (isMark(character) && !composed)
                            || text.startsWith(NUMBER, at);
            if (isSeen(character) && !(exactly && ambiguous)) {
                written.appendCodePoint(character);
            } else {
                append(character, written);
            }
            before = character;
            at += Character.charCount(character);
        }
        return written.toString();
    }

    private static void append(int character, StringBuilder text) {
        text.append(NUMBER).append(Integer.toHexString(character)).append('}');
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default ->
                    character != BRAILLE_BLANK
                            && !Cleaning.clean(Character.toString(character)).isEmpty();
        };
    }

    private static boolean isMark(int character) {
        return Character.getType(character) == Character.NON_SPACING_MARK;
    }
}
