package io.cargoshipper.host.policy;

import io.cargoshipper.api.Tier;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one source says of policy. A key that a layer does not set is left to the others.
 *
 * @param name where it comes from, for messages: a file, or the environment
 * @param highestTier the highest tier that calls may have
 * @param allowedTools the only tools that are offered; an empty list offers none
 * @param deniedTools tools that are never offered
 */
public record PolicyLayer(
        String name,
        Optional<Tier> highestTier,
        Optional<List<Glob>> allowedTools,
        List<Glob> deniedTools) {

    public PolicyLayer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(highestTier, "highestTier");
        allowedTools = allowedTools.map(List::copyOf);
        deniedTools = List.copyOf(deniedTools);
    }
}
