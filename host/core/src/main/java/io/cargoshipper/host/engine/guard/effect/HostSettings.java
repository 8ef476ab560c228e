package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.engine.guard.body.KnownBodies;
import io.cargoshipper.host.engine.guard.body.Shape.Field;
import io.cargoshipper.host.engine.guard.body.Shape.Struct;
import java.util.Set;
import java.util.stream.Collectors;

/** Which fields are settings of a container's host. */
final class HostSettings {

    private static final Set<String> NAMES =
            ((Struct) KnownBodies.bundled().shape("HostConfig"))
                    .fields().values().stream()
                            .map(Field::name)
                            .collect(Collectors.toUnmodifiableSet());

    private HostSettings() {}

    /** Whether an object has any of them. */
    static boolean areIn(Body body) {
        return NAMES.stream().anyMatch(body::has);
    }
}
