package io.cargoshipper.host.catalog;

import java.util.Objects;

/**
 * What tells one offer from all others.
 *
 * @param kind what it is
 * @param name its name; for a resource its URI, for a resource template its text
 */
public record OfferKey(Kind kind, String name) {

    public OfferKey {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    /** For messages: {@code tool 'sweep'}. */
    @Override
    public String toString() {
        return "%s '%s'".formatted(kind.noun(), name);
    }
}
