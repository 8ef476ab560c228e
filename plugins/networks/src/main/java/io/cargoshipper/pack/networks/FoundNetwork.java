package io.cargoshipper.pack.networks;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.ContainerUses;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.NameSuggestions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A network that an argument named, as the engine describes it. Calls that follow go by its id.
 *
 * @param id its full id
 * @param name its name
 * @param details the engine's description
 */
record FoundNetwork(String id, String name, Network details) {

    /** Made by the engine, which removes none of them. */
    private static final Set<String> PREDEFINED = Set.of("bridge", "host", "none");

    /**
     * Finds a network by name, id or start of an id.
     *
     * @throws ToolException {@link ErrorCode#NOT_FOUND} with the nearest names
     */
    static FoundNetwork find(DockerClient docker, String reference) {
        try {
            Network details = docker.inspectNetworkCmd().withNetworkId(reference).exec();
            return new FoundNetwork(details.getId(), details.getName(), details);
        } catch (NotFoundException e) {
            throw new ToolException(ErrorCode.NOT_FOUND, notFound(docker, reference), e);
        }
    }

    /** Looks at it again, by its id. */
    FoundNetwork again(DockerClient docker) {
        return new FoundNetwork(id, name, docker.inspectNetworkCmd().withNetworkId(id).exec());
    }

    String shortId() {
        return FoundContainer.shortId(id);
    }

    /** Whether it is one of the engine's own. */
    static boolean isPredefined(String name) {
        return PREDEFINED.contains(name);
    }

    /** The names of the containers that are in it now. */
    Set<String> users(DockerClient docker) {
        Set<String> users = new TreeSet<>();
        Optional.ofNullable(details.getContainers())
                .map(Map::values)
                .ifPresent(all -> all.forEach(it -> users.add(String.valueOf(it.getName()))));
        users.addAll(ContainerUses.of(docker).networks().getOrDefault(id, Set.of()));
        return users;
    }

    /** Its subnets, in the engine's order. */
    List<String> subnets() {
        return subnets(details);
    }

    static List<String> subnets(Network network) {
        return Optional.ofNullable(network.getIpam())
                .map(Network.Ipam::getConfig)
                .orElse(List.of())
                .stream()
                .map(Network.Ipam.Config::getSubnet)
                .filter(subnet -> subnet != null && !subnet.isEmpty())
                .toList();
    }

    private static String notFound(DockerClient docker, String wanted) {
        List<String> nearest =
                NameSuggestions.nearest(
                        wanted,
                        docker.listNetworksCmd().exec().stream().map(Network::getName).toList());
        return nearest.isEmpty()
                ? "no network '%s'; docker_list_networks shows those there are".formatted(wanted)
                : "no network '%s'; did you mean '%s'?"
                        .formatted(wanted, String.join("' or '", nearest));
    }
}
