package io.cargoshipper.host.engine.guard.body;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a request, as Go reads a query: the case of names counts.
 *
 * @param values in their order
 */
public record Query(Map<String, List<String>> values) {

    public Query {
        values = Map.copyOf(values);
    }

    /**
     * Reads what stands behind the question mark.
     *
     * @throws UnreadableRequestException when an escape is broken
     */
    public static Query of(String target) {
        int start = target.indexOf('?');
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (start >= 0) {
            for (String pair : target.substring(start + 1).split("&", -1)) {
                if (!pair.isEmpty()) {
                    String[] parts = pair.split("=", 2);
                    values.computeIfAbsent(Escapes.decode(parts[0]), name -> new ArrayList<>())
                            .add(parts.length == 1 ? "" : Escapes.decode(parts[1]));
                }
            }
        }
        return new Query(values);
    }

    /** The value of a parameter, blank when it is not there. */
    public String text(String name) {
        return texts(name).stream().findFirst().orElse("");
    }

    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** A parameter that is there with more than one value. */
    public Optional<String> repeated(Set<String> mayRepeat) {
        return values.entrySet().stream()
                .filter(parameter -> parameter.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .filter(name -> !mayRepeat.contains(name))
                .findFirst();
    }
}
