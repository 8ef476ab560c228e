package io.cargoshipper.pack.volumes;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.pack.engine.ContainerUses;
import io.cargoshipper.pack.engine.DiskUsage;
import io.cargoshipper.pack.engine.EngineFilters;
import io.cargoshipper.pack.engine.PruneFilters;
import io.cargoshipper.pack.engine.Removals;
import io.cargoshipper.pack.engine.Unused;
import io.cargoshipper.pack.engine.UnusedVolumes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Removes the volumes that nothing uses. */
final class PruneVolumes {

    private static final String PRUNE = "docker_prune_volumes";

    record Arguments(
            @Doc("label, label! (without it)")
                    @Example("{\"label\": [\"stage=test\"]}")
                    @Default("{}")
                    Map<String, List<String>> filters,
            @Doc("Also named ones") @Default("false") boolean all) {

        Arguments {
            EngineFilters.require(filters, List.of(PruneFilters.LABEL, PruneFilters.NOT_LABEL));
        }
    }

    /** What was done. */
    record Pruned(
            List<String> removed,
            @Doc("Where known") Optional<Long> reclaimedBytes,
            @Doc("With the reason") List<String> kept,
            Optional<String> note) {}

    @Tool(
            name = PRUNE,
            title = "Remove unused volumes",
            description =
                    "Remove all anonymous volumes that no container mounts, running or not, with"
                            + " their data. Look before: docker_list_volumes with filter dangling.",
            tier = Tier.DESTRUCTIVE,
            idempotent = true)
    Pruned prune(Arguments arguments, ToolCall call, DockerClient docker, EngineApi api) {
        List<Unused> unused = sized(unused(arguments, docker), call, docker, api);
        Removals removals = new Removals();
        removals.remove(
                unused,
                volume -> docker.removeVolumeCmd(volume.id()).exec(),
                "volumes",
                1,
                unused.size() + 1,
                call);
        return new Pruned(
                removals.removedNames(),
                removals.reclaimedBytes(),
                removals.kept(),
                Removals.note(removals.unreached()));
    }

    /** Measuring must leave time for removing. */
    private static List<Unused> sized(
            List<Unused> unused, ToolCall call, DockerClient docker, EngineApi api) {
        if (unused.isEmpty()) {
            return unused;
        }
        Set<DiskUsage.Kind> volumes = Set.of(DiskUsage.Kind.VOLUMES);
        return DiskUsage.measure(docker, api, volumes, call.remaining().dividedBy(3), call)
                .sized(DiskUsage.Kind.VOLUMES, unused);
    }

    @Plans(PRUNE)
    Plan plan(Arguments arguments, ToolCall call, DockerClient docker, EngineApi api) {
        return VolumePlan.of(unused(arguments, docker), call, docker, api);
    }

    private static List<Unused> unused(Arguments arguments, DockerClient docker) {
        return UnusedVolumes.of(
                docker,
                PruneFilters.of(arguments.filters(), Instant.now()),
                ContainerUses.of(docker),
                arguments.all());
    }
}
