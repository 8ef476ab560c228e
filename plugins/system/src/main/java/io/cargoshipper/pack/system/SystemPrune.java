package io.cargoshipper.pack.system;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.RaisesTier;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolResult;
import io.cargoshipper.pack.engine.DiskUsage;
import io.cargoshipper.pack.engine.EngineFilters;
import io.cargoshipper.pack.engine.PruneFilters;
import io.cargoshipper.pack.engine.Unused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what nothing on the engine uses, or removes it. */
final class SystemPrune {

    private static final String PRUNE = "docker_system_prune";

    /** Left of the call's time for answering. */
    private static final Duration SPARE = Duration.ofSeconds(3);

    record Arguments(
            @Doc("Only tell; false removes")
                    @RaisesTier(value = Tier.DESTRUCTIVE, when = RaisesTier.When.FALSE)
                    @Default("true")
                    boolean dryRun,
            @Doc("Also anonymous volumes, with their data") @Default("false") boolean volumes,
            @Doc("Also named images, and all build cache") @Default("false") boolean all,
            @Doc("label, label! (without it), until (24h: older)")
                    @Example("{\"until\": [\"24h\"]}")
                    @Default("{}")
                    Map<String, List<String>> filters) {

        Arguments {
            EngineFilters.require(
                    filters,
                    List.of(PruneFilters.LABEL, PruneFilters.NOT_LABEL, PruneFilters.UNTIL));
            if (volumes && filters.containsKey(PruneFilters.UNTIL)) {
                throw new IllegalArgumentException(
                        "filters: until says nothing of volumes, whose use has no date; leave until"
                                + " out, or set volumes=false");
            }
        }
    }

    /** What would go, or what went. */
    record Report(
            boolean dryRun,
            String summary,
            List<Group> kinds,
            @Doc("Space gained, as far as known") long bytes,
            @Doc("With the reason") List<String> kept,
            Optional<String> note) {}

    /** Things of one kind. */
    record Group(
            String kind,
            int count,
            Optional<Long> bytes,
            @Doc("The first 200") List<String> names) {

        private static final int MOST_NAMES = 200;

        static Group of(String kind, List<Unused> things, Optional<Long> bytes) {
            return new Group(
                    kind,
                    things.size(),
                    bytes,
                    things.stream().map(Unused::name).limit(MOST_NAMES).toList());
        }
    }

    @Tool(
            name = PRUNE,
            title = "Clean up the engine",
            description =
                    "Tell what nothing uses, and with dry_run=false remove it for good: stopped"
                            + " containers, networks, dangling images, build cache, on request"
                            + " volumes. Show the user the dry run first.",
            tier = Tier.SAFE,
            timeoutSeconds = 120)
    ToolResult<Report> prune(
            Arguments arguments, ToolCall call, DockerClient docker, EngineApi api) {
        PruneSelection selection = PruneSelection.of(arguments, docker);
        Duration left = call.remaining().minus(SPARE);
        DiskUsage usage =
                DiskUsage.measure(
                        docker,
                        api,
                        selection.measured(arguments.volumes()),
                        // Measuring must leave time for removing.
                        arguments.dryRun() ? left : left.dividedBy(3),
                        call);
        PruneSelection sized = selection.sized(usage);
        Report report =
                arguments.dryRun()
                        ? PruneReport.ofDryRun(sized, usage, arguments.all())
                        : new PruneRun(arguments, call, docker, api).remove(sized, usage);
        return ToolResult.of(report).withText(PruneReport.text(report));
    }

    @Plans(PRUNE)
    Plan plan(Arguments arguments, ToolCall call, DockerClient docker, EngineApi api) {
        if (arguments.dryRun()) {
            return new Plan(List.of());
        }
        PruneSelection selection = PruneSelection.of(arguments, docker);
        DiskUsage usage =
                DiskUsage.forPlan(docker, api, selection.measured(arguments.volumes()), call);
        return selection.sized(usage).plan(usage, arguments.all());
    }
}
