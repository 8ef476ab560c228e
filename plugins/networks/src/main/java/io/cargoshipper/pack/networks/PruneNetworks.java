package io.cargoshipper.pack.networks;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.pack.engine.ContainerUses;
import io.cargoshipper.pack.engine.EngineFilters;
import io.cargoshipper.pack.engine.PruneFilters;
import io.cargoshipper.pack.engine.Removals;
import io.cargoshipper.pack.engine.Unused;
import io.cargoshipper.pack.engine.UnusedNetworks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Removes the networks that nothing uses. */
final class PruneNetworks {

    private static final String PRUNE = "docker_prune_networks";

    record Arguments(
            @Doc("label, label! (without it), until (24h: older)")
                    @Example("{\"label\": [\"stage=test\"], \"until\": [\"24h\"]}")
                    @Default("{}")
                    Map<String, List<String>> filters) {

        Arguments {
            EngineFilters.require(
                    filters,
                    List.of(PruneFilters.LABEL, PruneFilters.NOT_LABEL, PruneFilters.UNTIL));
        }
    }

    /** What was done. */
    record Pruned(
            List<String> removed,
            @Doc("With the reason") List<String> kept,
            Optional<String> note) {}

    @Tool(
            name = PRUNE,
            title = "Remove unused networks",
            description =
                    "Remove all networks that no running container is in. Stopped ones that need one"
                            + " will not start any more. Look before: docker_list_networks with"
                            + " filter dangling.",
            tier = Tier.DESTRUCTIVE,
            idempotent = true)
    Pruned prune(Arguments arguments, ToolCall call, DockerClient docker) {
        List<Unused> unused = unused(arguments, docker);
        Removals removals = new Removals();
        removals.remove(
                unused,
                network -> docker.removeNetworkCmd(network.id()).exec(),
                "networks",
                0,
                unused.size(),
                call);
        return new Pruned(
                removals.removedNames(), removals.kept(), Removals.note(removals.unreached()));
    }

    @Plans(PRUNE)
    Plan plan(Arguments arguments, DockerClient docker) {
        return new Plan(unused(arguments, docker).stream().map(it -> it.step("network")).toList());
    }

    private static List<Unused> unused(Arguments arguments, DockerClient docker) {
        return UnusedNetworks.of(
                docker,
                PruneFilters.of(arguments.filters(), Instant.now()),
                ContainerUses.of(docker));
    }
}
