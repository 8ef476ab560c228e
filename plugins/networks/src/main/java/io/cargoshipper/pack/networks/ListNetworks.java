package io.cargoshipper.pack.networks;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ListNetworksCmd;
import com.github.dockerjava.api.model.Network;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Resource;
import io.cargoshipper.api.ResourceResult;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.pack.engine.ContainerUses;
import io.cargoshipper.pack.engine.EngineFilters;
import io.cargoshipper.pack.engine.NamePage;
import io.cargoshipper.pack.engine.TextTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Lists networks. */
final class ListNetworks {

    private static final String DANGLING = "dangling";

    /** What {@code GET /networks} of the Docker Engine API filters by. */
    private static final List<String> FILTERS =
            List.of(DANGLING, "driver", "id", "label", "name", "scope", "type");

    record Arguments(
            @Doc(
                            "name, id, driver, label, scope, type (custom, builtin), dangling (true:"
                                    + " unused)")
                    @Example("{\"name\": [\"front\"], \"label\": [\"a=b\"]}")
                    @Default("{}")
                    Map<String, List<String>> filters,
            @Doc("Most rows") @Range(min = 1, max = 500) @Default("50") int limit,
            @Doc("From next_cursor") Optional<String> cursor) {

        Arguments {
            EngineFilters.require(filters, FILTERS);
            filters.getOrDefault(DANGLING, List.of()).forEach(ListNetworks::isTrue);
        }
    }

    /** One page of the list. */
    record Page(List<NetworkRow> networks, int total, Optional<String> nextCursor) {}

    /** All of them. */
    record All(List<NetworkRow> networks) {}

    @Tool(
            name = "docker_list_networks",
            title = "List networks",
            description =
                    "List networks by name, with subnets, Compose project and the"
                            + " number of running containers.",
            tier = Tier.SAFE,
            idempotent = true)
    Page list(Arguments arguments, DockerClient docker) {
        NamePage<NetworkRow> page =
                NamePage.of(
                        rows(arguments.filters(), docker),
                        ListNetworks::key,
                        arguments.limit(),
                        arguments.cursor());
        return new Page(page.rows(), page.total(), page.nextCursor());
    }

    @Resource(
            uri = "docker://networks",
            name = "Networks",
            description =
                    "The engine's networks, as a table; as JSON, the rows of docker_list_networks.",
            mimeType = "text/plain",
            changesOn = {
                "network.create",
                "network.destroy",
                "network.remove",
                "network.connect",
                "network.disconnect"
            })
    ResourceResult<All> read(DockerClient docker) {
        List<NetworkRow> rows =
                NamePage.of(
                                rows(Map.of(), docker),
                                ListNetworks::key,
                                Integer.MAX_VALUE,
                                Optional.empty())
                        .rows();
        TextTable table =
                new TextTable("NETWORK ID", "NAME", "DRIVER", "SCOPE", "SUBNETS", "CONTAINERS");
        rows.forEach(
                row ->
                        table.row(
                                row.id(),
                                row.name(),
                                row.driver(),
                                row.scope(),
                                String.join(", ", row.subnets()),
                                String.valueOf(row.containers())));
        return new ResourceResult<>(new All(rows), table.toString());
    }

    private static List<NetworkRow> rows(Map<String, List<String>> filters, DockerClient docker) {
        ListNetworksCmd command = docker.listNetworksCmd();
        Map<String, List<String>> sent = new LinkedHashMap<>(filters);
        // Reckoned here: engines of version 20.10 give networks that are in use.
        List<String> dangling = sent.getOrDefault(DANGLING, List.of());
        sent.remove(DANGLING);
        sent.forEach(command::withFilter);
        Map<String, Set<String>> users = ContainerUses.of(docker).networks();
        return command.exec().stream()
                .map(network -> NetworkRow.of(network, count(users, network)))
                .filter(isDangling(dangling))
                .toList();
    }

    private static int count(Map<String, Set<String>> users, Network network) {
        return users.getOrDefault(network.getId(), Set.of()).size();
    }

    private static Predicate<NetworkRow> isDangling(List<String> wanted) {
        return row ->
                wanted.isEmpty()
                        || wanted.stream().anyMatch(it -> isTrue(it) == (row.containers() == 0));
    }

    private static boolean isTrue(String value) {
        return switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                    throw new IllegalArgumentException(
                            "filters: dangling is true or false, not '%s'".formatted(value));
        };
    }

    /** In a swarm, two networks may have one name. */
    private static String key(NetworkRow row) {
        return row.name() + " " + row.id();
    }
}
