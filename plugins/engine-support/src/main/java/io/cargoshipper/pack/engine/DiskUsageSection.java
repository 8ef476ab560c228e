package io.cargoshipper.pack.engine;

import io.cargoshipper.pack.engine.DiskUsage.Kind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What the things of one kind take on the disk, reckoned as {@code docker system df} does.
 *
 * @param total how many there are
 * @param active how many are in use
 * @param sizeBytes what they take together
 * @param reclaimableBytes what those take that are not in use
 * @param items the things
 */
public record DiskUsageSection(
        long total, long active, long sizeBytes, long reclaimableBytes, List<Item> items) {

    private static final Set<String> ALIVE = Set.of("running", "paused", "restarting");

    /** Records of a builder's own that only a prune of everything removes. */
    private static final Set<String> BUILDERS_OWN = Set.of("internal", "frontend");

    public DiskUsageSection {
        items = List.copyOf(items);
    }

    /**
     * A thing that takes space.
     *
     * @param id its id; the name of a volume
     * @param name what people call it
     * @param sizeBytes what it takes, shared with others or not
     * @param ownBytes what nothing else shares, and so what removing it gives back
     * @param inUse whether something uses it
     * @param dangling of build cache, whether a prune removes it that is not for all
     * @param lastUsed of build cache, when it was last of use; absent if never
     */
    public record Item(
            String id,
            String name,
            Optional<Long> sizeBytes,
            Optional<Long> ownBytes,
            boolean inUse,
            boolean dangling,
            Optional<Instant> lastUsed) {

        private static Item of(
                String id,
                String name,
                Optional<Long> sizeBytes,
                Optional<Long> ownBytes,
                boolean inUse) {
            return new Item(id, name, sizeBytes, ownBytes, inUse, false, Optional.empty());
        }
    }

    /** Reads a kind's part of an answer to {@code GET /system/df}, in its old or its new form. */
    static DiskUsageSection read(Kind kind, EngineObject answer) {
        EngineObject summary = answer.object(summaryField(kind));
        List<Item> items =
                (summary.has("Items") ? summary.objects("Items") : answer.objects(field(kind)))
                        .stream().map(raw -> item(kind, raw)).toList();
        if (summary.has("TotalSize") || summary.has("TotalCount")) {
            return new DiskUsageSection(
                    summary.number("TotalCount").orElse(0L),
                    summary.number("ActiveCount").orElse(0L),
                    summary.size("TotalSize").orElse(0L),
                    summary.size("Reclaimable").orElse(0L),
                    items);
        }
        // Layers are shared: images take less than the sum of their sizes.
        return kind == Kind.IMAGES
                ? answer.size("LayersSize")
                        .filter(layers -> layers > 0)
                        .map(layers -> section(items, layers))
                        .orElseGet(() -> withoutLayers(items))
                : section(items, sum(items, item -> true));
    }

    private static DiskUsageSection section(List<Item> items, long size) {
        return new DiskUsageSection(
                items.size(),
                items.stream().filter(Item::inUse).count(),
                size,
                Math.max(0, size - sum(items, Item::inUse)),
                items);
    }

    /**
     * Of an engine that does not reckon what layers take in all, as Podman: the sum of the images'
     * sizes then is the most it can be, and what the unused ones give back the least.
     */
    private static DiskUsageSection withoutLayers(List<Item> images) {
        return new DiskUsageSection(
                images.size(),
                images.stream().filter(Item::inUse).count(),
                images.stream().mapToLong(image -> image.sizeBytes().orElse(0L)).sum(),
                images.stream()
                        .filter(image -> !image.inUse())
                        .mapToLong(image -> image.ownBytes().or(image::sizeBytes).orElse(0L))
                        .sum(),
                images);
    }

    private static String summaryField(Kind kind) {
        return switch (kind) {
            case CONTAINERS -> "ContainerUsage";
            case IMAGES -> "ImageUsage";
            case BUILD_CACHE -> "BuildCacheUsage";
            case VOLUMES -> "VolumeUsage";
        };
    }

    private static String field(Kind kind) {
        return switch (kind) {
            case CONTAINERS -> "Containers";
            case IMAGES -> "Images";
            case BUILD_CACHE -> "BuildCache";
            case VOLUMES -> "Volumes";
        };
    }

    private static Item item(Kind kind, EngineObject raw) {
        return switch (kind) {
            case CONTAINERS -> container(raw);
            case IMAGES -> image(raw);
            case BUILD_CACHE -> cacheRecord(raw);
            case VOLUMES -> volume(raw);
        };
    }

    private static Item container(EngineObject raw) {
        String id = raw.text("Id").orElse("");
        // Engines leave out a size of 0.
        Optional<Long> written = Optional.of(raw.size("SizeRw").orElse(0L));
        return Item.of(
                id,
                raw.texts("Names").stream()
                        .map(FoundContainer::plainName)
                        .filter(name -> !name.contains("/"))
                        .findFirst()
                        .orElse(FoundContainer.shortId(id)),
                written,
                written,
                raw.text("State").filter(ALIVE::contains).isPresent());
    }

    private static Item image(EngineObject raw) {
        String id = raw.text("Id").orElse("");
        Optional<Long> size = raw.size("Size");
        return Item.of(
                id,
                FoundImage.named(raw.texts("RepoTags")).stream()
                        .findFirst()
                        .orElse(FoundImage.shortId(id)),
                size,
                size.flatMap(all -> raw.size("SharedSize").map(shared -> all - shared)),
                raw.number("Containers").filter(count -> count != 0).isPresent());
    }

    private static Item cacheRecord(EngineObject raw) {
        String id = raw.text("ID").or(() -> raw.text("Id")).orElse("");
        boolean shared = raw.flag("Shared");
        return new Item(
                id,
                raw.text("Description").orElse(id),
                raw.size("Size"),
                raw.size("Size").map(size -> shared ? 0 : size),
                raw.flag("InUse"),
                !shared && raw.text("Type").filter(BUILDERS_OWN::contains).isEmpty(),
                time(raw, "LastUsedAt"));
    }

    /** Engines give it with fractions and an offset; one that is no time counts as unknown. */
    private static Optional<Instant> time(EngineObject raw, String field) {
        try {
            return raw.text(field).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Item volume(EngineObject raw) {
        String name = raw.text("Name").orElse("");
        EngineObject usage = raw.object("UsageData");
        return Item.of(
                name,
                name,
                usage.size("Size"),
                usage.size("Size"),
                usage.number("RefCount").filter(count -> count > 0).isPresent());
    }

    private static long sum(List<Item> items, Predicate<Item> chosen) {
        ToLongFunction<Item> own = item -> item.ownBytes().orElse(0L);
        return items.stream().filter(chosen).mapToLong(own).sum();
    }
}
