package io.cargoshipper.pack.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Keeps the values of environment variables, among them passwords, out of an engine's description
 * of a container. Whoever wants them has to name them.
 */
public final class EnvironmentValues {

    private static final String CONFIG = "Config";
    private static final String ENV = "Env";
    private static final String HIDDEN = "…";

    private EnvironmentValues() {}

    /** Whether a path leads to the variables, or into them, and to nothing else. */
    public static boolean isNamedBy(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.equals("config.env") || lower.startsWith("config.env.");
    }

    /** Returns the description with {@code NAME=…} for each variable. */
    public static Map<String, Object> hiddenIn(Map<String, Object> container) {
        if (!(container.get(CONFIG) instanceof Map<?, ?> config)
                || !(config.get(ENV) instanceof List<?> variables)) {
            return container;
        }
        Map<Object, Object> changed = new LinkedHashMap<>(config);
        changed.put(ENV, variables.stream().map(EnvironmentValues::nameOf).toList());
        Map<String, Object> shown = new LinkedHashMap<>(container);
        shown.put(CONFIG, changed);
        return shown;
    }

    private static String nameOf(Object variable) {
        String text = String.valueOf(variable);
        int equals = text.indexOf('=');
        return equals < 0 ? text : text.substring(0, equals + 1) + HIDDEN;
    }
}
