package io.cargoshipper.host.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables in force: those of the process, over those of a {@code .env} file.
 *
 * @param variables the variables by name; an empty value is a value
 */
public record Environment(Map<String, String> variables) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** These variables, and those of the fallback that are not set here. */
    public Environment withFallback(Environment fallback) {
        Map<String, String> merged = new LinkedHashMap<>(fallback.variables);
        merged.putAll(variables);
        return new Environment(merged);
    }

    /** The value of a variable, unless it is unset or blank. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).filter(text -> !text.isBlank());
    }

    /** Whether a variable is set, to nothing. */
    public boolean isBlank(String name) {
        return variables.containsKey(name) && variables.get(name).isBlank();
    }
}
