package io.cargoshipper.api;

import java.util.Map;
import java.util.Objects;

/**
 * What is being completed.
 *
 * @param prefix what has been typed of the value so far
 * @param others the values of the other arguments that are already known, by name
 */
@Experimental
public record Completion(String prefix, Map<String, String> others) {

    public Completion {
        Objects.requireNonNull(prefix, "prefix");
        others = Map.copyOf(others);
    }
}
