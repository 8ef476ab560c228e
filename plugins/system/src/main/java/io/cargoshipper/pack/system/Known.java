package io.cargoshipper.pack.system;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads what an engine may leave out. Old engines do not know every field, and others, such as
 * Podman, fill in an empty text.
 */
final class Known {

    private Known() {}

    static Optional<String> text(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The items of a collection as texts; none for null or anything else. */
    static List<String> list(Object value) {
        return value instanceof Collection<?> items
                ? items.stream().filter(Objects::nonNull).map(String::valueOf).toList()
                : List.of();
    }

    /** The keys of a map, sorted. */
    static List<String> names(Map<String, ?> map) {
        return map == null ? List.of() : map.keySet().stream().sorted().toList();
    }
}
