package io.cargoshipper.host.shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the items of lists differ again, where their schema wants it and some became the same
 * because something was taken out of them. What is the same as another goes; where too few would be
 * left, texts get numbers instead.
 */
final class UniqueItems {

    private UniqueItems() {}

    /**
     * Does so, in place.
     *
     * @param value JSON whose lists and maps can be changed
     * @return whether the schema is met
     */
    static boolean restored(Object value, ResultSchema schema) {
        if (!schema.hasUniqueItems()) {
            return true;
        }
        boolean met = true;
        if (value instanceof Map<?, ?> object) {
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                met &= restored(entry.getValue(), schema.property(entry.getKey().toString()));
            }
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                met &= restored(item, schema.items());
            }
            if (schema.uniqueItems() && new HashSet<>(list).size() < list.size()) {
                met &= differ(mutable(list), schema);
            }
        }
        return met;
    }

    private static boolean differ(List<Object> list, ResultSchema schema) {
        Set<Object> seen = new HashSet<>();
        List<Object> same = new ArrayList<>();
        list.removeIf(item -> !seen.add(item) && same.add(item));
        for (int i = 0; i < same.size() && list.size() < schema.leastItems(); i++) {
            if (same.get(i) instanceof String text) {
                String numbered = Marker.numbered(text, list.size() + 1);
                if (schema.items().accepts(numbered) && seen.add(numbered)) {
                    list.add(numbered);
                }
            }
        }
        return list.size() >= schema.leastItems();
    }

    @SuppressWarnings("unchecked") // made by the host, which puts any JSON value into it
    private static List<Object> mutable(List<?> list) {
        return (List<Object>) list;
    }
}
