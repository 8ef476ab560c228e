package io.cargoshipper.dist.reference;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in a few words what a JSON Schema takes. */
final class SchemaType {

    private SchemaType() {}

    /** The words, as Markdown: {@code integer, 1 to 500}. */
    static String of(Map<?, ?> schema) {
        if (schema.get("enum") instanceof Collection<?> constants) {
            return constants.stream()
                    .map(constant -> Markdown.code(constant.toString()))
                    .collect(Collectors.joining(", "));
        }
        String type = String.valueOf(schema.get("type"));
        return switch (type) {
            case "array" ->
                    "list of "
                            + of((Map<?, ?>) schema.get("items"))
                            + bounds(schema, "minItems", "maxItems", " items")
                            + (Boolean.TRUE.equals(schema.get("uniqueItems")) ? ", each once" : "");
            case "object" ->
                    values(schema).map(values -> "map of " + of(values)).orElse("object")
                            + bounds(schema, "minProperties", "maxProperties", " entries");
            case "string" ->
                    type
                            + format(schema)
                            + bounds(schema, "minLength", "maxLength", " characters")
                            + pattern(schema);
            default -> type + bounds(schema, "minimum", "maximum", "");
        };
    }

    /** What a map's values are, if the schema is of a map. */
    static Optional<Map<?, ?>> values(Map<?, ?> schema) {
        return schema.get("additionalProperties") instanceof Map<?, ?> values
                ? Optional.of(values)
                : Optional.empty();
    }

    private static String format(Map<?, ?> schema) {
        return schema.get("format") instanceof String format ? " (" + format + ")" : "";
    }

    private static String pattern(Map<?, ?> schema) {
        return schema.get("pattern") instanceof String pattern
                ? ", like " + Markdown.code(pattern)
                : "";
    }

    private static String bounds(Map<?, ?> schema, String least, String most, String unit) {
        Object from = schema.get(least);
        Object to = schema.get(most);
        if (from != null && to != null) {
            return from.equals(to)
                    ? ", %s%s".formatted(from, unit)
                    : ", %s to %s%s".formatted(from, to, unit);
        }
        if (from != null) {
            return ", at least %s%s".formatted(from, unit);
        }
        return to != null ? ", at most %s%s".formatted(to, unit) : "";
    }
}
