package io.cargoshipper.pack.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes a JSON value for people: a line for each value, indented below what it belongs to. */
public final class Outline {

    private static final String INDENT = "  ";

    private Outline() {}

    /** Returns lines of {@code key: value}; what is empty is left out. */
    public static String of(Map<String, Object> value) {
        StringBuilder text = new StringBuilder();
        map("", value, text);
        return text.toString();
    }

    private static void map(String indent, Map<?, ?> map, StringBuilder text) {
        map.forEach((key, value) -> entry(indent, key + ":", value, text));
    }

    private static void entry(String indent, String label, Object value, StringBuilder text) {
        if (value instanceof Map<?, ?> map && isNested(map)) {
            text.append(indent).append(label).append('\n');
            map(indent + INDENT, map, text);
        } else if (value instanceof List<?> list && list.stream().anyMatch(Outline::isNested)) {
            text.append(indent).append(label).append('\n');
            list.forEach(item -> item(indent + INDENT, item, text));
        } else {
            text.append((indent + label + " " + plain(value)).stripTrailing()).append('\n');
        }
    }

    private static void item(String indent, Object item, StringBuilder text) {
        if (!(item instanceof Map<?, ?> map)) {
            entry(indent, "-", item, text);
            return;
        }
        String mark = indent + "- ";
        for (Map.Entry<?, ?> field : map.entrySet()) {
            // Of the first field the mark stands where the indent of the others is.
            StringBuilder lines = new StringBuilder();
            entry(indent + INDENT, field.getKey() + ":", field.getValue(), lines);
            text.append(mark).append(lines.substring(mark.length()));
            mark = indent + INDENT;
        }
    }

    private static boolean isNested(Object value) {
        return value instanceof Map<?, ?> map && !map.isEmpty();
    }

    private static String plain(Object value) {
        if (value instanceof Collection<?> list) {
            return String.join(", ", list.stream().map(Outline::plain).toList());
        }
        if (value == null || value instanceof Map<?, ?>) {
            return "";
        }
        return String.valueOf(value).replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }
}
