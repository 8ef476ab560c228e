package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import io.cargoshipper.pack.engine.ContainerUses;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Unused;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The volumes that were made for a container because it named none, and may be removed with it. */
final class AnonymousVolumes {

    /** Engines invent such names, and have no other mark of these volumes here. */
    private static final String INVENTED = "[0-9a-f]{64}";

    private AnonymousVolumes() {}

    /**
     * Their names. One that the container was told to mount by its name is not among them: the
     * engine spares it, whatever it is called.
     */
    static List<String> of(FoundContainer found) {
        List<InspectContainerResponse.Mount> mounts = found.details().getMounts();
        Set<String> named = named(found.details().getHostConfig());
        return mounts == null
                ? List.of()
                : mounts.stream()
                        .map(InspectContainerResponse.Mount::getName)
                        .filter(Objects::nonNull)
                        .filter(name -> name.matches(INVENTED))
                        .filter(name -> !named.contains(name))
                        .toList();
    }

    /** Those that no other container mounts: the engine keeps any that one does. */
    static List<Unused> goingWith(FoundContainer found, DockerClient docker) {
        List<String> volumes = of(found);
        Map<String, Set<String>> users =
                volumes.isEmpty() ? Map.of() : ContainerUses.of(docker).volumes();
        return volumes.stream()
                .filter(
                        volume ->
                                Set.of(found.name())
                                        .containsAll(users.getOrDefault(volume, Set.of())))
                .map(volume -> Unused.of(volume, volume))
                .toList();
    }

    /** What it was told to mount, among it the names of volumes. */
    private static Set<String> named(HostConfig config) {
        Set<String> named = new HashSet<>();
        if (config != null) {
            Optional.ofNullable(config.getBinds()).stream()
                    .flatMap(Arrays::stream)
                    .map(Bind::getPath)
                    .forEach(named::add);
            Optional.ofNullable(config.getMounts()).stream()
                    .flatMap(List::stream)
                    .map(Mount::getSource)
                    .filter(Objects::nonNull)
                    .forEach(named::add);
        }
        return named;
    }
}
