package io.cargoshipper.host.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A copy of JSON values that is short enough for a line of the audit trail: what is longer, deeper
 * or more is cut, and says so.
 */
final class Excerpt {

    private static final int MOST_TEXT = 500;
    private static final int MOST_ENTRIES = 50;
    private static final int MOST_DEPTH = 8;
    private static final int MOST_IN_ALL = 8000;
    private static final int LONGEST_NUMBER = 40;
    private static final String CUT = "…";
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private int left = MOST_IN_ALL;

    private Excerpt() {}

    /** Of a JSON value. */
    static Object ofJson(Object value) {
        return new Excerpt().copy(value, 0);
    }

    /** Of a text, on one line. */
    static String of(String text) {
        return line(text, MOST_TEXT);
    }

    /** A text on one line of bounded length: what steers a terminal is not kept. */
    static String line(String text, int most) {
        String cut = text.length() <= most ? text : text.substring(0, most) + CUT;
        return CONTROL.matcher(cut).replaceAll("?");
    }

    private Object copy(Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            return depth < MOST_DEPTH ? map(map, depth) : spent(CUT);
        }
        if (value instanceof List<?> list) {
            return depth < MOST_DEPTH ? list(list, depth) : spent(CUT);
        }
        if (value instanceof Number number && number.toString().length() <= LONGEST_NUMBER) {
            left -= LONGEST_NUMBER;
            return number;
        }
        return value == null || value instanceof Boolean ? value : text(value.toString());
    }

    private Map<String, Object> map(Map<?, ?> map, int depth) {
        Map<String, Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (copy.size() == MOST_ENTRIES || left <= 0) {
                copy.put(CUT, "%d more".formatted(map.size() - copy.size()));
                break;
            }
            copy.put(text(String.valueOf(entry.getKey())), copy(entry.getValue(), depth + 1));
        }
        return copy;
    }

    private List<Object> list(List<?> list, int depth) {
        List<Object> copy = new ArrayList<>();
        for (Object element : list) {
            if (copy.size() == MOST_ENTRIES || left <= 0) {
                copy.add("%s %d more".formatted(CUT, list.size() - copy.size()));
                break;
            }
            copy.add(copy(element, depth + 1));
        }
        return copy;
    }

    /** With its line ends and the like, which JSON escapes. */
    private String text(String text) {
        int most = Math.max(0, Math.min(MOST_TEXT, left));
        return spent(
                (text.length() <= most ? text : text.substring(0, most) + CUT)
                        .replace('\u007f', '?')); // the one that JSON does not escape
    }

    private String spent(String text) {
        left -= text.length() + 1;
        return text;
    }
}
