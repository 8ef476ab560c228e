package io.cargoshipper.pack.system;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.DiskUsage;
import io.cargoshipper.pack.engine.EngineFilters;
import io.cargoshipper.pack.engine.EngineObject;
import io.cargoshipper.pack.engine.EngineWait;
import io.cargoshipper.pack.engine.ImageRemoval;
import io.cargoshipper.pack.engine.PruneFilters;
import io.cargoshipper.pack.engine.Removals;
import io.cargoshipper.pack.engine.Unused;
import io.cargoshipper.pack.engine.UnusedImage;
import io.cargoshipper.pack.system.SystemPrune.Group;
import io.cargoshipper.pack.system.SystemPrune.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Removes what a selection names, in the order of the Docker CLI, thing by thing: the engine's own
 * prunes take whatever they find when they come to it.
 */
final class PruneRun {

    /** Left of the call's time for answering. */
    private static final Duration SPARE = Duration.ofSeconds(2);

    private final SystemPrune.Arguments arguments;
    private final ToolCall call;
    private final DockerClient docker;
    private final EngineApi api;
    private final List<String> kept = new ArrayList<>();
    private int unreached;

    /** Whether the engine failed so that asking for more is of no use. */
    private boolean failed;

    private boolean anyRemoved;
    private int done;
    private int total;

    PruneRun(SystemPrune.Arguments arguments, ToolCall call, DockerClient docker, EngineApi api) {
        this.arguments = arguments;
        this.call = call;
        this.docker = docker;
        this.api = api;
    }

    Report remove(PruneSelection selection, DiskUsage usage) {
        done = DiskUsage.Kind.values().length; // what measuring has reported
        total = done + selection.size() + 2;
        Removals containers =
                remove(
                        selection.containers(),
                        it -> docker.removeContainerCmd(it.id()).exec(),
                        "containers");
        Removals networks =
                remove(
                        selection.networks(),
                        it -> docker.removeNetworkCmd(it.id()).exec(),
                        "networks");
        Removals volumes =
                remove(
                        selection.volumes(),
                        it -> docker.removeVolumeCmd(it.id()).exec(),
                        "volumes");
        ImageRemoval removal = new ImageRemoval(docker, api);
        Map<String, UnusedImage> byId =
                selection.images().stream()
                        .collect(Collectors.toMap(UnusedImage::id, Function.identity()));
        Removals images =
                remove(
                        selection.images(usage),
                        it -> removal.removeUnused(byId.get(it.id())),
                        "images");
        List<Group> groups = new ArrayList<>();
        groups.add(Group.of("containers", containers.removed(), containers.reclaimedBytes()));
        groups.add(Group.of("networks", networks.removed(), Optional.empty()));
        groups.add(Group.of("volumes", volumes.removed(), volumes.reclaimedBytes()));
        groups.add(Group.of("images", images.removed(), removal.reclaimedBytes()));
        if (selection.cache()) {
            removeCache(selection, usage).ifPresent(groups::add);
        }
        return PruneReport.ofRun(groups, kept, unreached);
    }

    /** Throws where nothing is gone yet: later on, what is gone has to be told. */
    private Removals remove(List<Unused> things, Consumer<Unused> request, String kind) {
        Removals removals = new Removals();
        Optional<String> reason = Optional.empty();
        if (failed) {
            reason = Optional.of("not tried");
        } else {
            try {
                removals.remove(things, request, kind, done, total, call);
            } catch (ToolException e) {
                anyRemoved |= !removals.removed().isEmpty();
                if (!anyRemoved || e.code() == ErrorCode.CANCELLED) {
                    throw e;
                }
                failed = true;
                reason = Optional.of(e.getMessage());
            }
        }
        anyRemoved |= !removals.removed().isEmpty();
        done += things.size();
        kept.addAll(removals.kept());
        unreached += removals.unreached();
        int left = things.size() - removals.removed().size() - removals.kept().size();
        if (left > 0) {
            reason.ifPresent(it -> kept.add("%s (%d): %s".formatted(kind, left, it)));
        }
        return removals;
    }

    /** The one thing that cannot be removed piece by piece. */
    private Optional<Group> removeCache(PruneSelection selection, DiskUsage usage) {
        Optional<Integer> records = selection.cacheRecords(usage, arguments.all()).map(List::size);
        if (records.filter(count -> count == 0).isPresent()) {
            return Optional.of(cache(0, 0));
        }
        if (failed) {
            keepCache("not tried");
            return Optional.empty();
        }
        Duration limit = call.remaining().minus(SPARE);
        if (limit.isNegative() || limit.isZero()) {
            unreached++;
            return Optional.empty();
        }
        call.progress(done + 1, total, "removing build cache");
        try {
            Optional<Group> cache =
                    EngineWait.atMost(limit, call, () -> pruneCache(selection.until()));
            if (cache.isEmpty()) {
                keepCache("the engine was still at it when time was up");
            }
            return cache;
        } catch (ToolException e) {
            if (e.code() == ErrorCode.UNSUPPORTED_BY_ENGINE) {
                return Optional.empty(); // Podman has none
            }
            if (e.code() == ErrorCode.CANCELLED) {
                throw e;
            }
            // What is gone has to be told, whatever became of this.
            keepCache(e.getMessage());
            return Optional.empty();
        }
    }

    private void keepCache(String reason) {
        kept.add(PruneReport.BUILD_CACHE + ": " + reason);
    }

    private static Group cache(int records, long bytes) {
        return new Group(PruneReport.BUILD_CACHE, records, Optional.of(bytes), List.of());
    }

    /** Older engines take no point in time for {@code until}, only how long ago it was. */
    private Group pruneCache(Optional<Instant> until) {
        EngineApi.Request request =
                EngineApi.Request.post("/build/prune")
                        .query("all", String.valueOf(arguments.all()));
        if (until.isPresent()) {
            long seconds = Math.max(0, Duration.between(until.get(), Instant.now()).toSeconds());
            request =
                    request.query(
                            "filters",
                            EngineFilters.json(Map.of(PruneFilters.UNTIL, List.of(seconds + "s"))));
        }
        try (EngineApi.Answer answer = api.send(request)) {
            EngineObject told = EngineObject.ofJson(answer.nextJson().orElse(Map.of()));
            return cache(
                    told.texts("CachesDeleted").size(), told.size("SpaceReclaimed").orElse(0L));
        }
    }
}
