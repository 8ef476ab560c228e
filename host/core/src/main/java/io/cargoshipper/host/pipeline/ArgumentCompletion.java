package io.cargoshipper.host.pipeline;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Completes arguments by their schema. Models often send {@code null} for an argument they leave
 * out, and a whole number where a text of digits is meant; both lose nothing when they are put
 * right: a null that is not required is dropped, a whole number for a text is written out, and
 * absent values get their defaults. Everything else is left for the schema to judge, a fraction for
 * a text included: of 3.10 only 3.1 is left by now.
 */
final class ArgumentCompletion {

    private ArgumentCompletion() {}

    static Map<String, Object> complete(Map<String, Object> arguments, Map<String, Object> schema) {
        return object(arguments, schema);
    }

    /**
     * Arguments of a prompt without those that are blank: what clients send for a field that a
     * person left empty.
     */
    static Map<String, Object> withoutBlanks(Map<String, Object> arguments) {
        Map<String, Object> given = new LinkedHashMap<>(arguments);
        given.values().removeIf(value -> value instanceof String text && text.isBlank());
        return given;
    }

    private static Map<String, Object> object(Map<?, ?> given, Map<?, ?> schema) {
        Map<?, ?> properties = Schemas.of(schema.get("properties"));
        List<?> required = schema.get("required") instanceof List<?> list ? list : List.of();
        Map<String, Object> completed = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            String name = (String) entry.getKey();
            boolean optional = properties.containsKey(name) && !required.contains(name);
            if (entry.getValue() != null || !optional) {
                completed.put(name, value(entry.getValue(), Schemas.of(properties.get(name))));
            }
        }
        for (Map.Entry<?, ?> property : properties.entrySet()) {
            Object fallback = Schemas.of(property.getValue()).get("default");
            if (fallback != null) {
                completed.putIfAbsent((String) property.getKey(), fallback);
            }
        }
        return completed;
    }

    private static Object value(Object given, Map<?, ?> schema) {
        if (given instanceof Map<?, ?> object && schema.containsKey("properties")) {
            return object(object, schema);
        }
        if (given instanceof Map<?, ?> object
                && schema.get("additionalProperties") instanceof Map<?, ?> valueSchema) {
            Map<String, Object> completed = new LinkedHashMap<>();
            object.forEach((name, held) -> completed.put((String) name, value(held, valueSchema)));
            return completed;
        }
        if (given instanceof List<?> items && schema.containsKey("items")) {
            List<Object> completed = new ArrayList<>(items.size());
            items.forEach(item -> completed.add(value(item, Schemas.of(schema.get("items")))));
            return completed;
        }
        if ("string".equals(schema.get("type"))
                && (given instanceof Integer
                        || given instanceof Long
                        || given instanceof BigInteger)) {
            return given.toString();
        }
        return given;
    }
}
