package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the container that a target is. */
final class TargetSearch {

    private static final int SHORTEST_ID = 12;

    /** Of each network; larger ones are rare, and each container is a request. */
    private static final int MOST_INSPECTED = 40;

    private TargetSearch() {}

    /**
     * Looks for a container by name, then by id, by address, and by Compose service: first in the
     * project of the container that is to reach it.
     *
     * @param from the container that is to reach it
     * @param listed all containers, as the engine lists them
     * @return its id
     */
    static Optional<String> find(Target target, EngineObject from, List<EngineObject> listed) {
        String host = target.host();
        String project = label(from.object("Config"), "com.docker.compose.project").orElse("");
        List<Predicate<EngineObject>> ways =
                List.of(
                        it -> it.texts("Names").contains("/" + host),
                        it -> host.length() >= SHORTEST_ID && isId(it, host),
                        it -> hasAddress(it, host),
                        it -> isService(it, host) && isIn(it, project),
                        it -> isService(it, host));
        return ways.stream()
                .flatMap(way -> listed.stream().filter(way))
                .findFirst()
                .flatMap(it -> it.text("Id"));
    }

    /** Looks for a container by the aliases it has in networks, which only its inspection tells. */
    static Optional<EngineObject> findByAlias(
            Target target, Iterable<EngineObject> networks, EngineReader reader) {
        for (EngineObject network : networks) {
            Optional<EngineObject> found =
                    network.objectsByKey("Containers").keySet().stream()
                            .filter(id -> id.length() >= SHORTEST_ID)
                            .limit(MOST_INSPECTED)
                            .map(reader::container)
                            .filter(it -> hasAlias(it, target.host()))
                            .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean hasAlias(EngineObject container, String host) {
        return container.objectsByKey("NetworkSettings.Networks").values().stream()
                .anyMatch(it -> it.texts("Aliases").contains(host));
    }

    private static boolean isId(EngineObject container, String host) {
        return container.text("Id").orElse("").startsWith(host);
    }

    private static boolean hasAddress(EngineObject container, String host) {
        return container.objectsByKey("NetworkSettings.Networks").values().stream()
                .anyMatch(
                        it ->
                                it.text("IPAddress").equals(Optional.of(host))
                                        || it.text("GlobalIPv6Address").equals(Optional.of(host)));
    }

    private static boolean isService(EngineObject container, String host) {
        return label(container, "com.docker.compose.service").equals(Optional.of(host));
    }

    private static boolean isIn(EngineObject container, String project) {
        return label(container, "com.docker.compose.project").equals(Optional.of(project));
    }

    private static Optional<String> label(EngineObject labelled, String name) {
        return Optional.ofNullable(labelled.textsByKey("Labels").get(name));
    }
}
