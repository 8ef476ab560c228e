package io.cargoshipper.host.protocol.sdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The schema of a tool's arguments as clients get it: without what tells a model nothing. Every
 * model pays for each byte of it, in each conversation.
 */
final class ListedSchema {
    private ListedSchema() {}

    /**
     * Leaves out {@code additionalProperties: false}, since the host refuses unknown arguments
     * anyway and names the nearest known one; and defaults that are false or empty, which is what
     * leaving the argument out means everywhere.
     */
    static Map<String, Object> of(Map<String, Object> schema) {
        Map<String, Object> listed = new LinkedHashMap<>();
        schema.forEach(
                (keyword, value) -> {
                    if (keyword.equals("properties")) {
                        listed.put(keyword, properties((Map<?, ?>) value));
                    } else if (!isSilent(keyword, value)) {
                        listed.put(keyword, inner(keyword, value));
                    }
                });
        return listed;
    }

    /** Names of properties are not keywords, whatever they look like. */
    private static Map<String, Object> properties(Map<?, ?> properties) {
        Map<String, Object> listed = new LinkedHashMap<>();
        properties.forEach((name, schema) -> listed.put((String) name, schemaOf(schema)));
        return listed;
    }

    private static Object inner(String keyword, Object value) {
        return keyword.equals("items") || keyword.equals("additionalProperties")
                ? schemaOf(value)
                : value;
    }

    @SuppressWarnings("unchecked") // JSON objects have strings for keys
    private static Object schemaOf(Object schema) {
        return schema instanceof Map<?, ?> map ? of((Map<String, Object>) map) : schema;
    }

    private static boolean isSilent(String keyword, Object value) {
        return switch (keyword) {
            case "additionalProperties" -> Boolean.FALSE.equals(value);
            case "default" -> Boolean.FALSE.equals(value) || isEmpty(value);
            default -> false;
        };
    }

    private static boolean isEmpty(Object value) {
        return Map.of().equals(value) || List.of().equals(value);
    }
}
