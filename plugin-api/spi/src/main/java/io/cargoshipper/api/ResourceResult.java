package io.cargoshipper.api;

import java.util.Objects;

/**
 * What a resource holds, for people and for programs. The client gets the text, or the value as
 * JSON when it adds {@code ?format=json} to the URI.
 *
 * @param <T> the record of the value
 * @param value the value
 * @param text what it says to a person
 */
@Experimental
public record ResourceResult<T>(T value, String text) {

    public ResourceResult {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(text, "text");
    }
}
