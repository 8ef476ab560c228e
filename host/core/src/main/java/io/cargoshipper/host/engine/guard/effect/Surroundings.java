package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.policy.Policy;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What the guard knows besides the request.
 *
 * @param reads of the engine, for as long as the request is judged
 * @param mounts paths of this machine
 * @param policy what counts for the call
 * @param created whether the call has created the container or exec of an id, and so had it judged
 */
public record Surroundings(
        EngineReads reads, MountView mounts, Policy policy, Predicate<String> created) {
    public Surroundings {
        Objects.requireNonNull(reads, "reads");
        Objects.requireNonNull(mounts, "mounts");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(created, "created");
    }
}
