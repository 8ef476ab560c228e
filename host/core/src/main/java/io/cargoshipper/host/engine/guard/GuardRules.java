package io.cargoshipper.host.engine.guard;

import io.cargoshipper.host.engine.guard.effect.Inspectors;
import io.cargoshipper.host.engine.guard.effect.MountView;
import java.util.Objects;

/**
 * What the guard goes by for every call.
 *
 * @param table the operations that it knows
 * @param inspectors what finds out what requests would bring about
 * @param mounts what is known of paths on this machine
 */
public record GuardRules(EndpointTable table, Inspectors inspectors, MountView mounts) {
    public GuardRules {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(inspectors, "inspectors");
        Objects.requireNonNull(mounts, "mounts");
    }
}
