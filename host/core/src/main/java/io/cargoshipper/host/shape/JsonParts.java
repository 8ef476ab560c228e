package io.cargoshipper.host.shape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The parts of a result that may be cut within its schema, and what each takes as JSON. */
final class JsonParts {

    /** What is said of the top of a result, which has no name. */
    private static final String TOP = "result";

    private final List<Text> texts = new ArrayList<>();
    private final List<Rows> rows = new ArrayList<>();

    /**
     * A text.
     *
     * @param value the text
     * @param bytes what it takes, without its quotation marks
     * @param put puts another in its place
     */
    record Text(String value, long bytes, Consumer<Object> put) {}

    /**
     * Rows of a list, or entries of a map whose keys the schema does not name.
     *
     * @param path where it is
     * @param name the property that it is in
     * @param values the list's items or the map's entries; to take from it takes from the result
     * @param least how many there have to be
     * @param bytes what all of it takes
     * @param owner the object that it is a property of
     */
    record Rows(
            String path,
            String name,
            Collection<?> values,
            int least,
            long bytes,
            Optional<Owner> owner) {

        /**
         * Takes the last ones away, until so many bytes are gone or so many are left, and returns
         * how many bytes they took.
         */
        long removeLast(long bytes, int left) {
            List<?> all = new ArrayList<>(values);
            long gone = 0;
            for (int i = all.size() - 1; gone < bytes && i >= left; i--) {
                gone += remove(i, all.get(i));
            }
            return gone;
        }

        private long remove(int index, Object last) {
            if (values instanceof List<?> list) {
                list.remove(index);
                return JsonSize.of(last) + 1;
            }
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) last;
            long size = JsonSize.of(entry.getKey()) + JsonSize.of(entry.getValue()) + 2;
            values.remove(entry);
            return size;
        }
    }

    /**
     * An object, and what its schema says of it.
     *
     * @param values its properties
     * @param schema its schema
     */
    record Owner(Map<String, Object> values, ResultSchema schema) {}

    private JsonParts() {}

    /** The parts of a result, whose lists and maps can be changed. */
    static JsonParts of(Map<String, Object> values, ResultSchema schema) {
        JsonParts parts = new JsonParts();
        parts.object(values, schema, "", TOP);
        return parts;
    }

    List<Text> texts() {
        return texts;
    }

    List<Rows> rows() {
        return rows;
    }

    private long value(
            Object value,
            ResultSchema schema,
            String path,
            String name,
            Optional<Owner> owner,
            Consumer<Object> put) {
        if (value instanceof String text) {
            long bytes = JsonSize.ofCharacters(text, 0, text.length());
            if (schema.isFreeText()) {
                texts.add(new Text(text, bytes, put));
            }
            return bytes + 2;
        }
        if (value instanceof List<?> list) {
            return list(mutable(list), schema, path, name, owner);
        }
        return value instanceof Map<?, ?> map
                ? object(mutable(map), schema, path, name)
                : JsonSize.of(value);
    }

    private long list(
            List<Object> list,
            ResultSchema schema,
            String path,
            String name,
            Optional<Owner> owner) {
        long bytes = 2L + Math.max(0, list.size() - 1);
        for (int i = 0; i < list.size(); i++) {
            int at = i;
            bytes +=
                    value(
                            list.get(i),
                            schema.items(),
                            path + "/" + i,
                            name,
                            Optional.empty(),
                            changed -> list.set(at, changed));
        }
        if (!list.isEmpty()) {
            rows.add(new Rows(path, name, list, schema.leastItems(), bytes, owner));
        }
        return bytes;
    }

    private long object(Map<String, Object> map, ResultSchema schema, String path, String name) {
        Optional<Owner> owner = Optional.of(new Owner(map, schema));
        long bytes = 2L + Math.max(0, map.size() - 1);
        boolean open = !map.isEmpty();
        for (Map.Entry<String, Object> entry : map.entrySet()) {
            String key = entry.getKey();
            open &= !schema.declares(key);
            bytes +=
                    JsonSize.of(key)
                            + 1
                            + value(
                                    entry.getValue(),
                                    schema.property(key),
                                    path + "/" + key,
                                    key,
                                    owner,
                                    changed -> map.put(key, changed));
        }
        if (open) {
            rows.add(
                    new Rows(
                            path,
                            name,
                            map.entrySet(),
                            Math.max(schema.leastProperties(), schema.required()),
                            bytes,
                            Optional.empty()));
        }
        return bytes;
    }

    @SuppressWarnings("unchecked") // made by the host, which puts any JSON value into it
    private static List<Object> mutable(List<?> list) {
        return (List<Object>) list;
    }

    @SuppressWarnings("unchecked") // made by the host, with strings for keys
    private static Map<String, Object> mutable(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
