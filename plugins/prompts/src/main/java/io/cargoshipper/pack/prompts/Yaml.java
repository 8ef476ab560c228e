package io.cargoshipper.pack.prompts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes maps, lists, texts, numbers, truth values and null as YAML in block style. Every text is
 * quoted, so none can be taken for anything else; what a reader of YAML would change, and what a
 * person would not see (and a host might take out), is escaped.
 */
final class Yaml {

    /**
     * From this length on a reader takes a key only where it is marked as one (YAML 1.2, 7.4.2).
     */
    private static final int LONG_KEY = 1000;

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    /** Kinds of characters that nobody sees, or that a reader of YAML takes for a line's end. */
    private static final Set<Byte> UNSEEN =
            Set.of(
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR);

    /** Letters without a shape, of Hangul. */
    private static final Set<Integer> FILLERS = Set.of(0x115f, 0x1160, 0x3164, 0xffa0);

    /** What YAML 1.1 takes for a truth value or nothing. */
    private static final Set<String> WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private final StringBuilder out = new StringBuilder();

    private Yaml() {}

    static String write(Map<String, ?> document) {
        Yaml yaml = new Yaml();
        yaml.map(document, 0);
        return yaml.out.toString();
    }

    private void map(Map<?, ?> map, int depth) {
        map.forEach(
                (key, value) -> {
                    indent(depth);
                    String name = key(String.valueOf(key));
                    if (name.length() < LONG_KEY) {
                        out.append(name).append(':');
                    } else {
                        out.append("? ").append(name).append('\n');
                        indent(depth);
                        out.append(':');
                    }
                    value(value, depth);
                });
    }

    private void list(List<?> list, int depth) {
        for (Object item : list) {
            indent(depth);
            out.append('-');
            if (item instanceof Map<?, ?> map && !map.isEmpty()) {
                // The first field stands on the line of the dash, the others below it.
                int dash = out.length();
                map(map, depth + 1);
                out.delete(dash, dash + 2 * (depth + 1)).insert(dash, ' ');
            } else {
                value(item, depth);
            }
        }
    }

    /** Writes what stands after a colon or a dash, with the end of the line. */
    private void value(Object value, int depth) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('\n');
            map(map, depth + 1);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            out.append('\n');
            list(list, depth + 1);
        } else {
            out.append(' ').append(scalar(value)).append('\n');
        }
    }

    private static String scalar(Object value) {
        if (value instanceof Map) {
            return "{}";
        }
        if (value instanceof List) {
            return "[]";
        }
        boolean plain = value == null || value instanceof Number || value instanceof Boolean;
        return plain ? String.valueOf(value) : quoted(value.toString());
    }

    private static String key(String key) {
        boolean plain =
                PLAIN_KEY.matcher(key).matches() && !WORDS.contains(key.toLowerCase(Locale.ROOT));
        return plain ? key : quoted(key);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(codePoint -> quoted.append(escaped(codePoint)));
        return quoted.append('"').toString();
    }

    private static String escaped(int codePoint) {
        return switch (codePoint) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> isKept(codePoint) ? Character.toString(codePoint) : hexadecimal(codePoint);
        };
    }

    private static boolean isKept(int codePoint) {
        return codePoint < 0x7f
                ? codePoint >= ' '
                : !UNSEEN.contains((byte) Character.getType(codePoint))
                        && !FILLERS.contains(codePoint);
    }

    /** Half a surrogate pair is no character: readers refuse it, escaped or not. */
    private static String hexadecimal(int codePoint) {
        if (Character.getType(codePoint) == Character.SURROGATE) {
            return "\\ufffd";
        }
        return (Character.isSupplementaryCodePoint(codePoint) ? "\\U%08x" : "\\u%04x")
                .formatted(codePoint);
    }

    private void indent(int depth) {
        out.append("  ".repeat(depth));
    }
}
