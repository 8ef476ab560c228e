package io.cargoshipper.pack.prompts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a file that is being made, in the order in which it is filled. */
final class Section {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** Sets a field. */
    Section set(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /** Sets a field where there is a value. */
    Section set(String name, Optional<?> value) {
        value.ifPresent(it -> fields.put(name, it));
        return this;
    }

    /** Sets a field where the list holds something. */
    Section setAny(String name, List<?> values) {
        if (!values.isEmpty()) {
            fields.put(name, values);
        }
        return this;
    }

    /** Sets a field where the map holds something. */
    Section setAny(String name, Map<String, ?> values) {
        if (!values.isEmpty()) {
            fields.put(name, values);
        }
        return this;
    }

    /** Sets a field to true, or not at all. */
    Section setIf(boolean wanted, String name) {
        if (wanted) {
            fields.put(name, true);
        }
        return this;
    }

    Map<String, Object> fields() {
        return fields;
    }
}
