package io.cargoshipper.pack.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dotted path into a JSON value. Steps match keys exactly or else without regard to case. A key
 * may itself hold dots, as labels do: the longest key that fits is taken. In an array a number
 * chooses an item, and any other step applies to every item.
 */
public final class FieldPath {

    private final List<String> steps;

    private FieldPath(List<String> steps) {
        this.steps = steps;
    }

    public static FieldPath of(String path) {
        return new FieldPath(List.of(path.split("\\.", -1)));
    }

    /** Returns what the path leads to; nothing where there is nothing, or null. */
    public Optional<Object> in(Object value) {
        return in(value, 0);
    }

    private Optional<Object> in(Object value, int from) {
        if (value == null || from == steps.size()) {
            return Optional.ofNullable(value);
        }
        if (value instanceof Map<?, ?> map) {
            return inMap(map, from);
        }
        return value instanceof List<?> list ? inList(list, from) : Optional.empty();
    }

    private Optional<Object> inMap(Map<?, ?> map, int from) {
        for (int to = steps.size(); to > from; to--) {
            Optional<?> key = key(map, String.join(".", steps.subList(from, to)));
            if (key.isPresent()) {
                return in(map.get(key.get()), to);
            }
        }
        return Optional.empty();
    }

    private static Optional<?> key(Map<?, ?> map, String name) {
        return map.containsKey(name)
                ? Optional.of(name)
                : map.keySet().stream()
                        .filter(key -> String.valueOf(key).equalsIgnoreCase(name))
                        .findFirst();
    }

    private Optional<Object> inList(List<?> list, int from) {
        String step = steps.get(from);
        if (!step.isEmpty() && step.length() < 10 && step.chars().allMatch(Character::isDigit)) {
            int index = Integer.parseInt(step);
            return index < list.size() ? in(list.get(index), from + 1) : Optional.empty();
        }
        List<Object> found = new ArrayList<>();
        list.forEach(item -> in(item, from).ifPresent(found::add));
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }
}
