package io.cargoshipper.pack.engine;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Filters of the Docker Engine API: for each name, the values that do. */
public final class EngineFilters {

    private EngineFilters() {}

    /**
     * Requires that an operation knows the filters: engines ignore, or refuse in words of their
     * own, those that they do not.
     *
     * @throws IllegalArgumentException naming those that it does not know, and those that it does
     */
    public static void require(Map<String, List<String>> filters, List<String> known) {
        TreeSet<String> unknown = new TreeSet<>(filters.keySet());
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "filters: unknown %s; known: %s"
                            .formatted(String.join(", ", unknown), String.join(", ", known)));
        }
    }

    /** Writes them as the query parameter {@code filters} has it. */
    public static String json(Map<String, List<String>> filters) {
        return ConfigValueFactory.fromMap(filters).render(ConfigRenderOptions.concise());
    }
}
