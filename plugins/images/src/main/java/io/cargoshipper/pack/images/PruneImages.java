package io.cargoshipper.pack.images;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.KeepsTier;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.pack.engine.EngineFilters;
import io.cargoshipper.pack.engine.FoundImage;
import io.cargoshipper.pack.engine.ImageRemoval;
import io.cargoshipper.pack.engine.PruneFilters;
import io.cargoshipper.pack.engine.Removals;
import io.cargoshipper.pack.engine.Unused;
import io.cargoshipper.pack.engine.UnusedImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Removes images that nothing uses. */
final class PruneImages {

    private static final String PRUNE = "docker_prune_images";
    private static final int MOST_NAMED = 100;

    record Arguments(
            @Doc("Also tagged images that no container uses")
                    @Default("false")
                    @KeepsTier("every prune is destructive already")
                    boolean all,
            @Doc("until ([\"24h\"]: older than that), label, label!")
                    @Example("{\"until\": [\"24h\"]}")
                    @Default("{}")
                    Map<String, List<String>> filters) {

        Arguments {
            EngineFilters.require(
                    filters,
                    List.of(PruneFilters.LABEL, PruneFilters.NOT_LABEL, PruneFilters.UNTIL));
        }
    }

    /** What is gone. */
    record Pruned(
            int deletedCount,
            List<String> deleted,
            List<String> untagged,
            Optional<Long> reclaimedBytes,
            @Doc("Not removed, and why") List<String> kept,
            Optional<String> note) {}

    @Tool(
            name = PRUNE,
            title = "Prune images",
            description =
                    "Remove all images that have no tag and no container, such as builds leave"
                            + " behind; with all=true also tagged ones. Says what went and how much"
                            + " space that gave. For one image use docker_remove_image.",
            tier = Tier.DESTRUCTIVE,
            idempotent = true,
            timeoutSeconds = 300)
    Pruned prune(Arguments arguments, ToolCall call, DockerClient docker, EngineApi api) {
        List<UnusedImage> images = unused(arguments, docker);
        Map<String, UnusedImage> byId =
                images.stream().collect(Collectors.toMap(UnusedImage::id, Function.identity()));
        ImageRemoval removal = new ImageRemoval(docker, api);
        Removals removals = new Removals();
        removals.remove(
                images.stream().map(image -> Unused.of(image.id(), image.name())).toList(),
                image -> removal.removeUnused(byId.get(image.id())),
                "images",
                0,
                images.size(),
                call);
        return new Pruned(
                removal.deleted().size(),
                removal.deleted().stream().limit(MOST_NAMED).map(FoundImage::shortId).toList(),
                removal.untagged().stream().limit(MOST_NAMED).toList(),
                removal.reclaimedBytes(),
                removals.kept().stream().limit(MOST_NAMED).toList(),
                Removals.note(removals.unreached()));
    }

    @Plans(PRUNE)
    Plan plan(Arguments arguments, DockerClient docker) {
        return new Plan(
                unused(arguments, docker).stream()
                        .flatMap(image -> image.steps().stream())
                        .toList());
    }

    private static List<UnusedImage> unused(Arguments arguments, DockerClient docker) {
        return UnusedImage.list(
                docker, arguments.all(), PruneFilters.of(arguments.filters(), Instant.now()));
    }
}
