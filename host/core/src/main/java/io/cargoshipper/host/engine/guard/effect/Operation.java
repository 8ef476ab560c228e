package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Shape;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a changing operation takes besides its path.
 *
 * @param name as the table of endpoints calls it
 * @param body how its body is read; empty when nobody looks into it
 * @param parameters names of those that are known
 * @param repeatable those of them that may be there several times
 */
record Operation(
        String name, Optional<Shape> body, Set<String> parameters, Set<String> repeatable) {

    Operation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(body, "body");
        parameters = Set.copyOf(parameters);
        repeatable = Set.copyOf(repeatable);
    }

    /** One that takes nothing. */
    static Operation bare(String name) {
        return new Operation(name, Optional.empty(), Set.of(), Set.of());
    }
}
