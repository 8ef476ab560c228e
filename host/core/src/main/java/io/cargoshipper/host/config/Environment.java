package io.cargoshipper.host.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The environment variables in force: those of the process, over those of a {@code .env} file.
 *
 * @param variables the variables by name; an empty value is a value
 */
public record Environment(Map<String, String> variables) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** These variables, and those of the fallback that are not set here, not even to nothing. */
    public Environment withFallback(Environment fallback) {
        Map<String, String> merged = new LinkedHashMap<>(fallback.variables);
        merged.putAll(variables);
        return new Environment(merged);
    }

    /**
     * The same, where to set a variable to nothing is not to set it: a value of the fallback stands
     * in for it.
     *
     * @param blankCounts whether a variable says something when it is blank
     */
    public Environment withFallbackForBlank(Environment fallback, Predicate<String> blankCounts) {
        Map<String, String> set = new LinkedHashMap<>(variables);
        set.keySet()
                .removeIf(
                        name ->
                                isBlank(name)
                                        && fallback.variables.containsKey(name)
                                        && !blankCounts.test(name));
        return new Environment(set).withFallback(fallback);
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
