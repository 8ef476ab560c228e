package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The containers that a prune removes: all that have no processes, as the engine's own takes. */
public final class StoppedContainers {

    /** The last two are Podman's words. */
    private static final Set<String> STOPPED =
            Set.of("created", "exited", "dead", "stopped", "configured");

    private StoppedContainers() {}

    /**
     * Lists them, by name.
     *
     * @param withSizes whether to ask what they wrote outside volumes, for which the engine looks
     *     at every file
     */
    public static List<Unused> of(DockerClient docker, PruneFilters filters, boolean withSizes) {
        return docker.listContainersCmd().withShowAll(true).withShowSize(withSizes).exec().stream()
                .filter(container -> STOPPED.contains(String.valueOf(container.getState())))
                .filter(container -> filters.match(container.getLabels(), created(container)))
                .map(
                        container ->
                                new Unused(
                                        container.getId(),
                                        FoundContainer.nameOf(container),
                                        withSizes ? size(container) : Optional.empty()))
                .sorted(Comparator.comparing(Unused::name))
                .toList();
    }

    private static Optional<Instant> created(Container container) {
        return Optional.ofNullable(container.getCreated()).map(Instant::ofEpochSecond);
    }

    /** The engine leaves out a size of 0. */
    private static Optional<Long> size(Container container) {
        return Optional.of(container.getSizeRw() == null ? 0 : container.getSizeRw());
    }
}
