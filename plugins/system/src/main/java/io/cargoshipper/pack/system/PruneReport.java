package io.cargoshipper.pack.system;

import io.cargoshipper.pack.engine.DiskUsage;
import io.cargoshipper.pack.engine.DiskUsageSection;
import io.cargoshipper.pack.engine.Removals;
import io.cargoshipper.pack.engine.Sizes;
import io.cargoshipper.pack.engine.Unused;
import io.cargoshipper.pack.system.SystemPrune.Group;
import io.cargoshipper.pack.system.SystemPrune.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a prune would remove, or has removed. */
final class PruneReport {

    static final String BUILD_CACHE = "build cache";

    private static final String NOTHING_REMOVED = "Nothing was removed: this is a dry run.";

    private static final String WOULD_GO =
            NOTHING_REMOVED + " With dry_run=false, what is listed here would be removed for good.";
    private static final String NOTHING_TO_DO =
            NOTHING_REMOVED + " With dry_run=false nothing would be removed either.";

    private PruneReport() {}

    static Report ofDryRun(PruneSelection selection, DiskUsage usage, boolean all) {
        List<Group> groups = new ArrayList<>();
        groups.add(group("containers", selection.containers()));
        groups.add(group("networks", selection.networks()));
        groups.add(group("volumes", selection.volumes()));
        groups.add(group("images", selection.images(usage)));
        Optional<Group> cache =
                selection.cache()
                        ? selection.cacheRecords(usage, all).map(PruneReport::cache)
                        : Optional.empty();
        cache.ifPresent(groups::add);
        boolean unmeasured = selection.cache() && cache.isEmpty();
        boolean nothing = groups.stream().allMatch(it -> it.count() == 0) && !unmeasured;
        String summary = nothing ? NOTHING_TO_DO : WOULD_GO;
        return new Report(
                true,
                unmeasured
                        ? summary + " So would build cache, which was not measured in time."
                        : summary,
                groups,
                sum(groups),
                List.of(),
                Optional.empty());
    }

    static Report ofRun(List<Group> groups, List<String> kept, int unreached) {
        boolean any = groups.stream().anyMatch(it -> it.count() > 0);
        return new Report(
                false,
                any ? "Removed what is listed here." : "There was nothing to remove.",
                groups,
                sum(groups),
                kept,
                Removals.note(unreached));
    }

    /** For people: what was done first, then each kind with its names. */
    static String text(Report report) {
        StringBuilder text = new StringBuilder(report.summary()).append('\n');
        report.kinds().forEach(group -> text.append(line(group)).append('\n'));
        text.append("In all, as far as known: ").append(Sizes.text(report.bytes()));
        report.kept().forEach(it -> text.append("\nkept ").append(it));
        report.note().ifPresent(it -> text.append('\n').append(it));
        return text.toString();
    }

    private static long sum(List<Group> groups) {
        return groups.stream().mapToLong(group -> group.bytes().orElse(0L)).sum();
    }

    private static Group group(String kind, List<Unused> things) {
        boolean known = things.stream().allMatch(it -> it.sizeBytes().isPresent());
        long bytes = things.stream().mapToLong(it -> it.sizeBytes().orElse(0L)).sum();
        return Group.of(kind, things, known ? Optional.of(bytes) : Optional.empty());
    }

    private static Group cache(List<DiskUsageSection.Item> records) {
        long bytes = records.stream().mapToLong(it -> it.ownBytes().orElse(0L)).sum();
        return new Group(BUILD_CACHE, records.size(), Optional.of(bytes), List.of());
    }

    private static String line(Group group) {
        String size =
                group.bytes()
                        .filter(bytes -> bytes > 0)
                        .map(bytes -> " (%s)".formatted(Sizes.text(bytes)))
                        .orElse("");
        String names = group.names().isEmpty() ? "" : ": " + String.join(", ", group.names());
        int more = group.names().isEmpty() ? 0 : group.count() - group.names().size();
        return "%s: %d%s%s%s"
                .formatted(
                        group.kind(),
                        group.count(),
                        size,
                        names,
                        more > 0 ? " and %d more".formatted(more) : "");
    }
}
