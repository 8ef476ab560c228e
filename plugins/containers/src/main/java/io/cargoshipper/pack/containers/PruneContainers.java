package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.pack.engine.EngineFilters;
import io.cargoshipper.pack.engine.PruneFilters;
import io.cargoshipper.pack.engine.Removals;
import io.cargoshipper.pack.engine.StoppedContainers;
import io.cargoshipper.pack.engine.Unused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Removes all containers that do not run. One after the other by its id, and not by the engine's
 * own prune: so that nothing goes that was not looked at, and one that was started meanwhile stays.
 */
final class PruneContainers {

    private static final String PRUNE = "docker_prune_containers";

    private static final int MOST_NAMES = 500;

    record Arguments(
            @Doc("label, label! (without it), until (made before, such as 24h)")
                    @Example("{\"until\": [\"24h\"], \"label\": [\"env=test\"]}")
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
            @Doc("500 at most") List<String> removed,
            int total,
            Optional<Long> reclaimedBytes,
            @Doc("With the reason") List<String> kept,
            Optional<String> note) {}

    @Tool(
            name = PRUNE,
            title = "Prune containers",
            description =
                    "Remove all containers that do not run, for good. docker_list_containers"
                            + " with all=true shows them before. For one use"
                            + " docker_remove_container.",
            tier = Tier.DESTRUCTIVE,
            idempotent = true,
            timeoutSeconds = 120)
    Pruned prune(Arguments arguments, ToolCall call, DockerClient docker) {
        List<Unused> stopped = stopped(arguments, docker);
        Removals removals = new Removals();
        removals.remove(
                stopped,
                container -> docker.removeContainerCmd(container.id()).exec(),
                "containers",
                0,
                stopped.size(),
                call);
        return new Pruned(
                removals.removedNames().stream().limit(MOST_NAMES).toList(),
                removals.removed().size(),
                removals.reclaimedBytes(),
                removals.kept(),
                Removals.note(removals.unreached()));
    }

    @Plans(PRUNE)
    Plan plan(Arguments arguments, DockerClient docker) {
        return new Plan(
                stopped(arguments, docker).stream().map(it -> it.step("container")).toList());
    }

    private static List<Unused> stopped(Arguments arguments, DockerClient docker) {
        return StoppedContainers.of(
                docker, PruneFilters.of(arguments.filters(), Instant.now()), true);
    }
}
