package io.cargoshipper.pack.system;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import io.cargoshipper.api.Plan;
import io.cargoshipper.pack.engine.ContainerUses;
import io.cargoshipper.pack.engine.DiskUsage;
import io.cargoshipper.pack.engine.DiskUsage.Kind;
import io.cargoshipper.pack.engine.DiskUsageSection;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.PruneFilters;
import io.cargoshipper.pack.engine.Unused;
import io.cargoshipper.pack.engine.UnusedImage;
import io.cargoshipper.pack.engine.UnusedNetworks;
import io.cargoshipper.pack.engine.UnusedVolumes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a prune of the whole engine takes: the containers that do not run, and whatever nothing uses
 * once these are gone. The dry run shows this list, and the other one removes it and nothing else.
 *
 * @param containers by name
 * @param networks by name
 * @param volumes by name; none unless asked for
 * @param images the oldest first
 * @param cache whether build cache goes too, which no label tells apart
 * @param until the latest time of its last use
 */
record PruneSelection(
        List<Unused> containers,
        List<Unused> networks,
        List<Unused> volumes,
        List<UnusedImage> images,
        boolean cache,
        Optional<Instant> until) {

    /** Between two states; the engine would refuse. */
    private static final String REMOVING = "removing";

    static PruneSelection of(SystemPrune.Arguments arguments, DockerClient docker) {
        PruneFilters filters = PruneFilters.of(arguments.filters(), Instant.now());
        Map<Boolean, List<Container>> goes =
                docker.listContainersCmd().withShowAll(true).exec().stream()
                        .collect(Collectors.partitioningBy(it -> isToGo(it, filters)));
        List<Container> kept = goes.get(false);
        ContainerUses uses = ContainerUses.of(kept);
        return new PruneSelection(
                goes.get(true).stream()
                        .map(it -> Unused.of(it.getId(), FoundContainer.nameOf(it)))
                        .sorted(Comparator.comparing(Unused::name))
                        .toList(),
                UnusedNetworks.of(docker, filters, uses),
                arguments.volumes() ? UnusedVolumes.of(docker, filters, uses, false) : List.of(),
                UnusedImage.list(docker, arguments.all(), filters, kept),
                !filters.hasLabels(),
                filters.until());
    }

    private static boolean isToGo(Container container, PruneFilters filters) {
        return !ContainerUses.isAlive(container)
                && !REMOVING.equals(container.getState())
                && filters.match(
                        container.getLabels(),
                        Optional.ofNullable(container.getCreated()).map(Instant::ofEpochSecond));
    }

    /** The kinds whose sizes are of interest. */
    Set<Kind> measured(boolean volumesToo) {
        EnumSet<Kind> kinds = EnumSet.of(Kind.CONTAINERS, Kind.IMAGES);
        if (cache) {
            kinds.add(Kind.BUILD_CACHE);
        }
        if (volumesToo) {
            kinds.add(Kind.VOLUMES);
        }
        return kinds;
    }

    /** The same, with what each thing gives back at least, where known. */
    PruneSelection sized(DiskUsage usage) {
        return new PruneSelection(
                usage.sized(Kind.CONTAINERS, containers),
                networks,
                usage.sized(Kind.VOLUMES, volumes),
                images,
                cache,
                until);
    }

    /** The images, with the sizes of what no other image shares. */
    List<Unused> images(DiskUsage usage) {
        Map<String, Long> sizes = usage.sizes(Kind.IMAGES);
        return images.stream()
                .map(it -> new Unused(it.id(), it.name(), Optional.ofNullable(sizes.get(it.id()))))
                .toList();
    }

    /**
     * The records of build cache that go; empty when the engine has not told in time.
     *
     * @param all also those that only a prune of everything takes
     */
    Optional<List<DiskUsageSection.Item>> cacheRecords(DiskUsage usage, boolean all) {
        return usage.section(Kind.BUILD_CACHE)
                .map(
                        section ->
                                section.items().stream()
                                        .filter(it -> !it.inUse() && (all || it.dangling()))
                                        .filter(this::isOldEnough)
                                        .toList());
    }

    /** The builder takes what was never used for old, whenever it was made. */
    private boolean isOldEnough(DiskUsageSection.Item item) {
        return item.lastUsed().isEmpty()
                || new PruneFilters(List.of(), List.of(), until).match(Map.of(), item.lastUsed());
    }

    /** How many things it names. */
    int size() {
        return containers.size() + networks.size() + volumes.size() + images.size();
    }

    /**
     * What an approval is shown. Build cache is in it whether there is any or not: it goes by one
     * request that names none of it.
     *
     * @param all whether also build cache goes that only a prune of everything takes
     */
    Plan plan(DiskUsage usage, boolean all) {
        List<Plan.Step> steps = new ArrayList<>();
        containers.forEach(it -> steps.add(it.step("container")));
        networks.forEach(it -> steps.add(it.step("network")));
        volumes.forEach(it -> steps.add(it.step("volume")));
        images.forEach(it -> steps.addAll(it.steps()));
        if (cache) {
            steps.add(
                    new Plan.Step(
                            "prune", "build", "", PruneReport.BUILD_CACHE, cacheBytes(usage, all)));
        }
        return new Plan(steps);
    }

    private OptionalLong cacheBytes(DiskUsage usage, boolean all) {
        return cacheRecords(usage, all).stream()
                .mapToLong(
                        records -> records.stream().mapToLong(it -> it.ownBytes().orElse(0L)).sum())
                .findFirst();
    }
}
