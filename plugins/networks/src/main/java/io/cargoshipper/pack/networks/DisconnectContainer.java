package io.cargoshipper.pack.networks;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.KeepsTier;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Shapes;
import java.util.Optional;

/** Takes containers out of networks. */
final class DisconnectContainer {

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
            @Doc("Also what is left of a removed one")
                    @Default("false")
                    @KeepsTier("nothing is lost: it can be connected again")
                    boolean force) {}

    /** What was done. */
    record Disconnected(String network, String container, boolean changed, Optional<String> note) {}

    @Tool(
            name = "docker_disconnect_container",
            title = "Disconnect a container from a network",
            description =
                    "Take a container out of a network, while it runs. docker_connect_container puts"
                            + " it back.",
            tier = Tier.MODERATE,
            idempotent = true)
    Disconnected disconnect(Arguments arguments, DockerClient docker) {
        FoundNetwork network = FoundNetwork.find(docker, arguments.network());
        FoundContainer container;
        try {
            container = FoundContainer.find(docker, arguments.container());
        } catch (ToolException e) {
            if (arguments.force()
                    && e.code() == ErrorCode.NOT_FOUND
                    && network.users(docker).contains(arguments.container())) {
                exec(network, arguments.container(), true, docker);
                return new Disconnected(
                        network.name(),
                        arguments.container(),
                        true,
                        Optional.of("the container itself was gone"));
            }
            throw e;
        }
        boolean in = Membership.endpoint(container, network).isPresent();
        if (in) {
            exec(network, container.id(), arguments.force(), docker);
        }
        return new Disconnected(network.name(), container.name(), in, Optional.empty());
    }

    private static void exec(
            FoundNetwork network, String container, boolean force, DockerClient docker) {
        docker.disconnectFromNetworkCmd()
                .withNetworkId(network.id())
                .withContainerId(container)
                .withForce(force)
                .exec();
    }
}
