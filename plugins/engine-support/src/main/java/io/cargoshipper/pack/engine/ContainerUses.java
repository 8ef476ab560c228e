package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerMount;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ContainerNetworkSettings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which containers use which networks and volumes. Engines tell it from the side of the containers;
 * what they say from the other side is wrong in some versions, and missing in lists.
 */
public final class ContainerUses {

    private static final Set<String> ALIVE = Set.of("running", "paused", "restarting");

    private final Collection<Container> containers;

    private ContainerUses(Collection<Container> containers) {
        this.containers = List.copyOf(containers);
    }

    /** Asks an engine for all its containers, running or not. */
    public static ContainerUses of(DockerClient docker) {
        return of(docker.listContainersCmd().withShowAll(true).exec());
    }

    /** Takes these containers for all there are. */
    public static ContainerUses of(Collection<Container> containers) {
        return new ContainerUses(containers);
    }

    /**
     * The names of the containers that are in a network, by the network's id. Those that do not run
     * are in none: the engine puts them in when they start, and removes a network that only they
     * would use.
     */
    public Map<String, Set<String>> networks() {
        Map<String, Set<String>> users = new TreeMap<>();
        for (Container container : containers) {
            if (isAlive(container)) {
                networkIds(container).forEach(id -> add(users, id, container));
            }
        }
        return users;
    }

    /** The names of the containers that mount a volume, running or not, by the volume's name. */
    public Map<String, Set<String>> volumes() {
        Map<String, Set<String>> users = new TreeMap<>();
        for (Container container : containers) {
            volumeNames(container).forEach(name -> add(users, name, container));
        }
        return users;
    }

    /** Whether a container has processes, paused or between two starts. */
    public static boolean isAlive(Container container) {
        return ALIVE.contains(String.valueOf(container.getState()));
    }

    private static void add(Map<String, Set<String>> users, String used, Container container) {
        users.computeIfAbsent(used, key -> new TreeSet<>()).add(FoundContainer.nameOf(container));
    }

    private static Stream<String> networkIds(Container container) {
        return Optional.ofNullable(container.getNetworkSettings())
                .map(ContainerNetworkSettings::getNetworks)
                .map(Map::values)
                .stream()
                .flatMap(Collection::stream)
                .map(ContainerNetwork::getNetworkID)
                .filter(id -> id != null && !id.isEmpty());
    }

    /** Of mounts, only those of volumes have a name. */
    private static Stream<String> volumeNames(Container container) {
        return Optional.ofNullable(container.getMounts()).stream()
                .flatMap(Collection::stream)
                .filter(Objects::nonNull)
                .map(ContainerMount::getName)
                .filter(name -> name != null && !name.isEmpty());
    }
}
