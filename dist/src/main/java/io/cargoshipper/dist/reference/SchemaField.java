package io.cargoshipper.dist.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A property of a JSON Schema, or of what is in it.
 *
 * @param path where it is: {@code ports[].container}
 * @param pointer the same as a JSON pointer in which {@code *} stands for every index or key
 * @param schema its own schema
 * @param required whether the object around it must have it
 */
record SchemaField(String path, String pointer, Map<?, ?> schema, boolean required) {

    /** All fields of an object's schema, each before those in it. */
    static List<SchemaField> of(Map<?, ?> schema) {
        List<SchemaField> fields = new ArrayList<>();
        collect("", "", schema, fields);
        return fields;
    }

    private static void collect(
            String path, String pointer, Map<?, ?> schema, List<SchemaField> fields) {
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            Collection<?> required =
                    schema.get("required") instanceof Collection<?> names ? names : List.of();
            properties.forEach(
                    (name, value) -> {
                        Map<?, ?> own = (Map<?, ?>) value;
                        SchemaField field =
                                new SchemaField(
                                        path.isEmpty() ? name.toString() : path + "." + name,
                                        pointer + "/" + name,
                                        own,
                                        required.contains(name));
                        fields.add(field);
                        collect(field.path(), field.pointer(), own, fields);
                    });
        } else if (schema.get("items") instanceof Map<?, ?> items) {
            collect(path + "[]", pointer + "/*", items, fields);
        } else {
            SchemaType.values(schema)
                    .ifPresent(values -> collect(path + ".*", pointer + "/*", values, fields));
        }
    }

    /** Whether it lies in no other field. */
    boolean isOutermost() {
        return pointer.lastIndexOf('/') == 0;
    }

    Optional<String> doc() {
        return Optional.ofNullable((String) schema.get("description"));
    }
}
