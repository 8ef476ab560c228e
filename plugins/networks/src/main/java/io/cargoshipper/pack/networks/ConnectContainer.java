package io.cargoshipper.pack.networks;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ContainerNetwork;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.EngineMessage;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Shapes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts containers into networks. */
final class ConnectContainer {

    record Arguments(
            @Doc("Name or id")
                    @Pattern(Shapes.NETWORK)
                    @Example("\"front\"")
                    @FormerNames("network_id")
                    String network,
            @Doc("Name or id")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    String container,
            @Doc("Further names for it there") @Length(max = 50) @Example("[\"db\"]") @Default("[]")
                    List<String> aliases,
            @Doc("By default a free one") Optional<String> ipv4Address,
            @Doc("Likewise") Optional<String> ipv6Address) {

        Arguments {
            for (String alias : aliases) {
                if (!alias.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,252}")) {
                    throw new IllegalArgumentException(
                            "aliases: '%s' is no host name".formatted(alias));
                }
            }
            ipv4Address.ifPresent(text -> IpAddress.parse("ipv4_address", text, false));
            ipv6Address.ifPresent(text -> IpAddress.parse("ipv6_address", text, true));
        }

        boolean asksForMore() {
            return !aliases.isEmpty() || ipv4Address.isPresent() || ipv6Address.isPresent();
        }
    }

    @Tool(
            name = "docker_connect_container",
            title = "Connect a container to a network",
            description =
                    "Put a container into a further network; others there reach it"
                            + " by name and alias. Aliases and fixed addresses do not work in"
                            + " bridge. Returns its address, which a stopped one gets when it"
                            + " starts.",
            tier = Tier.MODERATE,
            idempotent = true)
    Membership connect(Arguments arguments, DockerClient docker) {
        FoundNetwork network = FoundNetwork.find(docker, arguments.network());
        FoundContainer container = FoundContainer.find(docker, arguments.container());
        Optional<ContainerNetwork> before = Membership.endpoint(container, network);
        if (container.isRunning() && before.isPresent()) {
            return Membership.of(network, container, false, before, alreadyIn(arguments));
        }
        try {
            docker.connectToNetworkCmd()
                    .withNetworkId(network.id())
                    .withContainerId(container.id())
                    .withContainerNetwork(endpoint(arguments))
                    .exec();
        } catch (DockerException e) {
            throw addressRefused(e, network).orElse(e);
        }
        return Membership.of(
                network,
                container,
                true,
                Membership.endpointNow(container, network, docker),
                container.isRunning()
                        ? Optional.empty()
                        : Optional.of("it does not run: it gets an address when it starts"));
    }

    private static Optional<String> alreadyIn(Arguments arguments) {
        return arguments.asksForMore()
                ? Optional.of(
                        "it keeps these addresses and aliases: to change them,"
                                + " docker_disconnect_container first")
                : Optional.empty();
    }

    private static ContainerNetwork endpoint(Arguments arguments) {
        ContainerNetwork endpoint = new ContainerNetwork().withAliases(arguments.aliases());
        if (arguments.ipv4Address().isPresent() || arguments.ipv6Address().isPresent()) {
            ContainerNetwork.Ipam ipam = new ContainerNetwork.Ipam();
            arguments.ipv4Address().ifPresent(ipam::withIpv4Address);
            arguments.ipv6Address().ifPresent(ipam::withIpv6Address);
            endpoint.withIpamConfig(ipam);
        }
        return endpoint;
    }

    /** Engines answer with a fault of their own where the address is the caller's. */
    private static Optional<RuntimeException> addressRefused(
            DockerException e, FoundNetwork network) {
        String message = EngineMessage.of(e);
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("user configured subnets")) {
            return Optional.of(
                    new ToolException(
                            ErrorCode.INVALID_ARGUMENT,
                            "%s; '%s' has one that the engine chose: leave the address out, or make a"
                                            .formatted(message, network.name())
                                    + " network with ipam.subnet",
                            e));
        }
        if (lower.contains("invalid address") || lower.contains("does not belong to")) {
            return Optional.of(
                    new ToolException(
                            ErrorCode.INVALID_ARGUMENT,
                            "%s; the subnets of '%s' are %s"
                                    .formatted(
                                            message,
                                            network.name(),
                                            String.join(", ", network.subnets())),
                            e));
        }
        return lower.contains("address already in use")
                ? Optional.of(
                        new ToolException(
                                ErrorCode.CONFLICT,
                                "%s; docker_inspect_network shows who has which address"
                                        .formatted(message),
                                e))
                : Optional.empty();
    }
}
