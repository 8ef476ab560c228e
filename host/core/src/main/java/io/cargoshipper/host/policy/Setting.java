package io.cargoshipper.host.policy;

import java.util.Objects;

/**
 * A value, and where it was set.
 *
 * @param place the file and line, or the variable; each entry of a list has its own
 */
public record Setting<T>(T value, Place place) {
    public Setting {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(place, "place");
    }
}
