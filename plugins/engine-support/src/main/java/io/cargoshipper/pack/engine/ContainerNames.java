package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Completes the names of containers, for whatever takes one. */
public final class ContainerNames {

    /** What a client is sent at most. */
    private static final int MOST = 100;

    /**
     * Those that run before the others, of each the newest first. Within a second the engine's own
     * order stays, which is the same and finer.
     */
    private static final Comparator<Container> ORDER =
            Comparator.comparing((Container container) -> "running".equals(container.getState()))
                    .thenComparing(ContainerNames::created)
                    .reversed();

    private ContainerNames() {}

    /** Returns the names that start like this, without regard to case; with "" all of them. */
    public static List<String> startingWith(String prefix, DockerClient docker) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        return docker.listContainersCmd().withShowAll(true).exec().stream()
                .sorted(ORDER)
                .map(FoundContainer::nameOf)
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(wanted))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static long created(Container container) {
        return container.getCreated() == null ? 0 : container.getCreated();
    }
}
