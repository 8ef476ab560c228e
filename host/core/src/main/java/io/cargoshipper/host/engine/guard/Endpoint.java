package io.cargoshipper.host.engine.guard;

import io.cargoshipper.api.Tier;
import java.util.Objects;

/**
 * One operation of the Docker Engine API.
 *
 * @param method in upper case
 * @param tier what it takes to use it
 * @param effect a stable name of what it does, e.g. {@code container.remove}
 */
public record Endpoint(String method, PathTemplate template, Tier tier, String effect) {

    public Endpoint {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(effect, "effect");
    }
}
