package io.cargoshipper.pack.networks;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.NetworkSettings;
import io.cargoshipper.pack.engine.FoundContainer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How a container is in a network. */
record Membership(
        String network,
        String container,
        boolean changed,
        Optional<String> ipv4Address,
        Optional<String> ipv6Address,
        List<String> aliases,
        Optional<String> note) {

    static Membership of(
            FoundNetwork network,
            FoundContainer container,
            boolean changed,
            Optional<ContainerNetwork> endpoint,
            Optional<String> note) {
        return new Membership(
                network.name(),
                container.name(),
                changed,
                endpoint.map(ContainerNetwork::getIpAddress).filter(text -> !text.isEmpty()),
                endpoint.map(ContainerNetwork::getGlobalIPv6Address)
                        .filter(text -> !text.isEmpty()),
                endpoint.map(ContainerNetwork::getAliases).orElse(List.of()).stream()
                        // The engine adds the container's own id.
                        .filter(alias -> !container.id().startsWith(alias))
                        .toList(),
                note);
    }

    /** What a container has to do with a network, running or not. */
    static Optional<ContainerNetwork> endpoint(FoundContainer container, FoundNetwork network) {
        Map<String, ContainerNetwork> networks =
                Optional.ofNullable(container.details())
                        .map(InspectContainerResponse::getNetworkSettings)
                        .map(NetworkSettings::getNetworks)
                        .orElse(Map.of());
        return networks.entrySet().stream()
                .filter(
                        entry ->
                                entry.getKey().equals(network.name())
                                        || network.id().equals(entry.getValue().getNetworkID()))
                .map(Map.Entry::getValue)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Looks again. It was done: that it cannot be looked at is no failure of the call. */
    static Optional<ContainerNetwork> endpointNow(
            FoundContainer container, FoundNetwork network, DockerClient docker) {
        try {
            return endpoint(container.again(docker), network);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
