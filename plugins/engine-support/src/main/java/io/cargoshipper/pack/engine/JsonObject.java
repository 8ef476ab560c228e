package io.cargoshipper.pack.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object of an engine's answer, read with care: engines leave fields out, and some give
 * another type than the API's description does.
 *
 * @param fields its fields
 */
public record JsonObject(Map<?, ?> fields) {

    /** Takes a value for an object; anything else is one without fields. */
    public static JsonObject of(Object value) {
        return new JsonObject(value instanceof Map<?, ?> map ? map : Map.of());
    }

    public boolean has(String field) {
        return fields.get(field) != null;
    }

    /** A text; one that is empty counts as absent. */
    public Optional<String> text(String field) {
        return fields.get(field) instanceof String text && !text.isEmpty()
                ? Optional.of(text)
                : Optional.empty();
    }

    public Optional<Long> number(String field) {
        return fields.get(field) instanceof Number number
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    /** A number that engines set to -1, or to less, where they did not reckon it. */
    public Optional<Long> size(String field) {
        return number(field).filter(size -> size >= 0);
    }

    /** Whether it is set and true. */
    public boolean isTrue(String field) {
        return Boolean.TRUE.equals(fields.get(field));
    }

    public JsonObject object(String field) {
        return of(fields.get(field));
    }

    /** The objects of an array. */
    public List<JsonObject> objects(String field) {
        return list(field).stream().filter(Map.class::isInstance).map(JsonObject::of).toList();
    }

    /** The texts of an array. */
    public List<String> texts(String field) {
        return list(field).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /** An object whose values are texts, such as labels. */
    public Map<String, String> textMap(String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(field)
                .fields()
                .forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        return texts;
    }

    private List<?> list(String field) {
        return fields.get(field) instanceof List<?> list ? list : List.of();
    }
}
