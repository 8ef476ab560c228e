package io.cargoshipper.host.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is put in place of a value that is not shown and has to be there: as little as its schema
 * takes, and nothing of the value.
 */
final class StandIn {

    private static final String SECRET = Marker.of("secret");

    /** Where a text has to look like something, and so cannot be a marker. */
    private static final Map<String, String> FORMATS =
            Map.of(
                    "date", "1970-01-01",
                    "date-time", "1970-01-01T00:00:00Z",
                    "time", "00:00:00Z",
                    "duration", "PT0S",
                    "uuid", "00000000-0000-0000-0000-000000000000",
                    "uri", "redacted:secret");

    private StandIn() {}

    /**
     * The stand-in for a value; what is a list or a map in it can be changed.
     *
     * @throws NoStandInException if the schema takes none that is known here
     */
    static Object of(Object value, ResultSchema schema) {
        if (schema.isListed()) {
            return schema.firstListed().orElseThrow(() -> none("an empty list of values"));
        }
        return switch (schema.type().orElseGet(() -> typeOf(value))) {
            case "boolean" -> false;
            case "integer", "number" -> number(schema);
            case "array" -> array(schema);
            case "object" -> object(schema);
            default -> text(schema);
        };
    }

    private static String typeOf(Object value) {
        if (value instanceof Boolean) {
            return "boolean";
        }
        if (value instanceof Number) {
            return "number";
        }
        return value instanceof Map ? "object" : value instanceof Iterable ? "array" : "string";
    }

    private static Number number(ResultSchema schema) {
        Number least = schema.bound("minimum").orElse(0);
        Number most = schema.bound("maximum").orElse(0);
        return least.doubleValue() > 0 ? least : most.doubleValue() < 0 ? most : 0;
    }

    private static List<Object> array(ResultSchema schema) {
        List<Object> items = new ArrayList<>();
        while (items.size() < schema.leastItems()) {
            items.add(of("", schema.items()));
        }
        return items;
    }

    private static Map<String, Object> object(ResultSchema schema) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name : schema.requiredNames()) {
            object.put(name, of("", schema.property(name)));
        }
        for (int i = 1; object.size() < schema.leastProperties(); i++) {
            String name = Marker.numbered(SECRET, i);
            object.put(name, of("", schema.property(name)));
        }
        return object;
    }

    private static String text(ResultSchema schema) {
        if (schema.format().isPresent()) {
            String format = schema.format().get();
            if (!FORMATS.containsKey(format)) {
                throw none("a text of the format '%s'".formatted(format));
            }
            return FORMATS.get(format);
        }
        int least = schema.bound("minLength").map(Number::intValue).orElse(0);
        return Stream.of(SECRET, "*".repeat(Math.max(1, least)), "0".repeat(Math.max(1, least)), "")
                .filter(schema::accepts)
                .findFirst()
                .orElseThrow(() -> none("a text of a pattern"));
    }

    private static NoStandInException none(String where) {
        return new NoStandInException(where);
    }
}
