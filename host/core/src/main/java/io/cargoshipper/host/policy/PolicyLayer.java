package io.cargoshipper.host.policy;

import io.cargoshipper.api.Tier;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one source says of policy. A key that a layer does not set is left to the others.
 *
 * @param source where it comes from
 * @param highestTier the highest tier that calls may have
 * @param names which tools, prompts and resources are offered; a subject that is not in it is left
 *     to the others
 * @param destructiveNeedsApproval whether destructive calls need a person's approval
 * @param time the time limit of a call whose tool has none of its own
 * @param concurrent calls that run at the same time
 * @param responseBytes the largest result that is passed on
 */
public record PolicyLayer(
        PolicySource source,
        Optional<Tier> highestTier,
        Map<Subject, NameLists> names,
        Optional<Boolean> destructiveNeedsApproval,
        Optional<Duration> time,
        Optional<Integer> concurrent,
        Optional<Integer> responseBytes) {

    public PolicyLayer {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(highestTier, "highestTier");
        names = Map.copyOf(names);
        Objects.requireNonNull(destructiveNeedsApproval, "destructiveNeedsApproval");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(concurrent, "concurrent");
        Objects.requireNonNull(responseBytes, "responseBytes");
    }

    /** Which of a subject are offered. */
    public NameLists names(Subject subject) {
        return names.getOrDefault(subject, NameLists.NONE);
    }

    /** The source's name, for messages. */
    public String name() {
        return source.name();
    }
}
