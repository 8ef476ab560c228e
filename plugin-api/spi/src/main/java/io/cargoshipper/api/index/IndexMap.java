package io.cargoshipper.api.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A JSON object of the index, read with a failure that names the place. */
record IndexMap(String place, Map<?, ?> entries) {

    static IndexMap of(String place, Object json) {
        if (json instanceof Map<?, ?> map) {
            return new IndexMap(place, map);
        }
        throw new IndexException(place + ": expected an object, found " + kind(json));
    }

    boolean has(String key) {
        return entries.get(key) != null;
    }

    String text(String key) {
        return value(key, String.class, "a string");
    }

    Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    boolean flag(String key) {
        return value(key, Boolean.class, "true or false");
    }

    int number(String key) {
        return value(key, Integer.class, "a whole number");
    }

    <E extends Enum<E>> E constant(String key, Class<E> type) {
        String name = text(key);
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IndexException(
                    "%s.%s: '%s' is not one of %s"
                            .formatted(place, key, name, List.of(type.getEnumConstants())));
        }
    }

    IndexMap object(String key) {
        return of(place + "." + key, entries.get(key));
    }

    /** The object under a key, as it is. */
    @SuppressWarnings("unchecked") // JSON objects have strings for keys
    Map<String, Object> json(String key) {
        return (Map<String, Object>) object(key).entries();
    }

    Map<String, String> textsByName(String key) {
        IndexMap map = object(key);
        Map<String, String> read = new LinkedHashMap<>();
        map.entries().forEach((name, ignored) -> read.put((String) name, map.text((String) name)));
        return read;
    }

    <T> List<T> list(String key, Function<IndexMap, T> reader) {
        List<?> values = value(key, List.class, "an array");
        List<T> read = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            read.add(reader.apply(of("%s.%s[%d]".formatted(place, key, i), values.get(i))));
        }
        return read;
    }

    List<String> texts(String key) {
        List<?> values = value(key, List.class, "an array");
        List<String> read = new ArrayList<>(values.size());
        for (Object value : values) {
            if (!(value instanceof String text)) {
                throw new IndexException(
                        "%s.%s: expected strings, found %s".formatted(place, key, kind(value)));
            }
            read.add(text);
        }
        return read;
    }

    private <T> T value(String key, Class<T> type, String expected) {
        Object value = entries.get(key);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw new IndexException(
                "%s.%s: expected %s, found %s".formatted(place, key, expected, kind(value)));
    }

    private static String kind(Object json) {
        if (json == null) {
            return "nothing";
        }
        if (json instanceof Map) {
            return "an object";
        }
        return json instanceof List ? "an array" : "'" + json + "'";
    }
}
