package io.cargoshipper.host.engine.guard;

import io.cargoshipper.api.Tier;
import java.util.Objects;
import java.util.Set;

/**
 * One operation of the Docker Engine API.
 *
 * @param method in upper case
 * @param tier what it takes to use it
 * @param effect a stable name of what it does, e.g. {@code container.remove}
 */
public record Endpoint(String method, PathTemplate template, Tier tier, String effect) {

    /** Operations whose connection becomes that of a command, which reads from it. */
    private static final Set<String> TAKE_INPUT = Set.of("container.attach", "exec.start");

    public Endpoint {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(effect, "effect");
    }

    /**
     * Whether a caller may write to the connection when the engine has answered. Behind the answer
     * of any other operation, that would be a request of its own, which nobody has judged.
     */
    boolean takesInput() {
        return TAKE_INPUT.contains(effect);
    }
}
