package io.cargoshipper.pack.networks;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Network;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.pack.engine.ChosenFields;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Shapes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what the engine knows of one network. */
final class InspectNetwork {

    private static final int MOST_MEMBERS = 100;

    /** Shown as a list of its own: the engine keys them by ids of 64 digits. */
    private static final String CONTAINERS = "Containers";

    record Arguments(
            @Doc("Name or id")
                    @Pattern(Shapes.NETWORK)
                    @Example("\"front\"")
                    @FormerNames("network_id")
                    String network,
            @Doc("Only these: dotted paths such as IPAM.Config.Subnet, Labels")
                    @Length(max = 50)
                    @Default("[]")
                    List<String> fields) {}

    /** What is known of a network. */
    record Inspection(
            @Untrusted Map<String, Object> network,
            @Doc("At most 100, none with fields") List<Member> containers,
            int containersTotal,
            @Doc("Fields not set") List<String> missing) {}

    /** A container in a network. */
    record Member(
            String id, String name, Optional<String> ipv4Address, Optional<String> ipv6Address) {

        static Member of(String id, Network.ContainerNetworkConfig endpoint) {
            return new Member(
                    FoundContainer.shortId(id),
                    text(endpoint.getName()).orElse(""),
                    text(endpoint.getIpv4Address()),
                    text(endpoint.getIpv6Address()));
        }

        private static Optional<String> text(String text) {
            return Optional.ofNullable(text).filter(it -> !it.isEmpty());
        }
    }

    @Tool(
            name = "docker_inspect_network",
            title = "Inspect a network",
            description =
                    "Show one network, in the engine's field names: subnets, options, labels; and the"
                            + " running containers in it with their addresses.",
            tier = Tier.SAFE,
            idempotent = true)
    Inspection inspect(Arguments arguments, ToolCall call, DockerClient docker) {
        Network details = FoundNetwork.find(docker, arguments.network()).details();
        // Before it is cut into fields: a value without its key does not look like a secret.
        Map<String, Object> described = new HashMap<>(call.redacted(details.getRawValues()));
        List<Member> members = members(details);
        if (!arguments.fields().isEmpty()) {
            ChosenFields chosen = ChosenFields.of(described, arguments.fields());
            return new Inspection(chosen.values(), List.of(), members.size(), chosen.missing());
        }
        described.remove(CONTAINERS);
        return new Inspection(
                ChosenFields.of(described, List.of()).values(),
                members.stream().limit(MOST_MEMBERS).toList(),
                members.size(),
                List.of());
    }

    private static List<Member> members(Network details) {
        return Optional.ofNullable(details.getContainers()).orElse(Map.of()).entrySet().stream()
                .map(entry -> Member.of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Member::name).thenComparing(Member::id))
                .toList();
    }
}
