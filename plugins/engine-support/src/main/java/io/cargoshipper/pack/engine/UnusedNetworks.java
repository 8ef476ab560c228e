package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Network;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The networks that no running container is in. Those of the engine itself and those of a swarm,
 * which services may need, never count, nor do networks that only hold settings for others.
 */
public final class UnusedNetworks {

    private static final Set<String> ENGINES_OWN = Set.of("bridge", "host", "none", "podman");

    private UnusedNetworks() {}

    /** Returns them by name. */
    public static List<Unused> of(DockerClient docker, PruneFilters filters, ContainerUses uses) {
        Set<String> used = uses.networks().keySet();
        return docker.listNetworksCmd().exec().stream()
                .filter(network -> !used.contains(network.getId()))
                .filter(UnusedNetworks::isRemovable)
                .filter(
                        network ->
                                filters.match(
                                        network.getLabels(),
                                        Optional.ofNullable(network.getCreated())
                                                .map(Date::toInstant)))
                .map(network -> Unused.of(network.getId(), network.getName()))
                .sorted(Comparator.comparing(Unused::name).thenComparing(Unused::id))
                .toList();
    }

    private static boolean isRemovable(Network network) {
        EngineObject raw = EngineObject.ofJson(network.getRawValues());
        return !ENGINES_OWN.contains(network.getName())
                && !"swarm".equals(network.getScope())
                && !raw.flag("ConfigOnly")
                && !raw.flag("Ingress");
    }
}
