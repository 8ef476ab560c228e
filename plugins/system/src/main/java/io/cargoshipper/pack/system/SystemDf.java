package io.cargoshipper.pack.system;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.DiskUsage;
import io.cargoshipper.pack.engine.DiskUsage.Kind;
import io.cargoshipper.pack.engine.DiskUsageSection;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what the engine's things take on its disk. */
final class SystemDf {

    /** Left of the call's time for answering. */
    private static final Duration SPARE = Duration.ofSeconds(2);

    private static final int MOST_OF_A_KIND = 5;

    /** That of the Docker CLI. */
    private static final List<Kind> ORDER =
            List.of(Kind.IMAGES, Kind.CONTAINERS, Kind.VOLUMES, Kind.BUILD_CACHE);

    /** What things take, as {@code docker system df} reckons it. */
    record Usage(
            List<Section> kinds,
            long totalBytes,
            long reclaimableBytes,
            @Doc("The five largest of each kind") List<Large> largest,
            Optional<String> note) {}

    /** What the things of one kind take. */
    record Section(String kind, long count, long active, long sizeBytes, long reclaimableBytes) {

        static Section of(Kind kind, DiskUsageSection section) {
            return new Section(
                    words(kind),
                    section.total(),
                    section.active(),
                    section.sizeBytes(),
                    section.reclaimableBytes());
        }
    }

    /** A thing that takes much space. */
    record Large(String kind, String name, long sizeBytes, boolean inUse) {}

    @Tool(
            name = "docker_system_df",
            title = "Disk usage",
            description =
                    "Show how much disk images, containers, volumes and build cache take, how much of"
                            + " it nothing uses, and the largest of each.",
            tier = Tier.SAFE,
            idempotent = true)
    Usage measure(ToolCall call, DockerClient docker, EngineApi api) {
        Duration limit = call.remaining().minus(SPARE);
        DiskUsage usage = DiskUsage.measure(docker, api, EnumSet.allOf(Kind.class), limit, call);
        List<Kind> unknown =
                Arrays.stream(Kind.values()).filter(kind -> usage.section(kind).isEmpty()).toList();
        if (unknown.size() == Kind.values().length) {
            throw new ToolException(
                    ErrorCode.DEADLINE_EXCEEDED,
                    "the engine did not measure its disk within %d s, perhaps because of large"
                                    .formatted(limit.toSeconds())
                            + " volumes; docker_list_images has the sizes of images meanwhile");
        }
        return new Usage(
                ORDER.stream()
                        .flatMap(
                                kind ->
                                        usage
                                                .section(kind)
                                                .map(it -> Section.of(kind, it))
                                                .stream())
                        .toList(),
                sum(usage, DiskUsageSection::sizeBytes),
                sum(usage, DiskUsageSection::reclaimableBytes),
                Stream.of(Kind.IMAGES, Kind.CONTAINERS, Kind.VOLUMES)
                        .flatMap(kind -> largest(usage, kind))
                        .toList(),
                unknown.isEmpty() ? Optional.empty() : Optional.of(note(unknown, limit)));
    }

    private static long sum(DiskUsage usage, ToLongFunction<DiskUsageSection> of) {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> usage.section(kind).stream())
                .mapToLong(of)
                .sum();
    }

    private static Stream<Large> largest(DiskUsage usage, Kind kind) {
        String plural = words(kind);
        return usage.section(kind).map(DiskUsageSection::items).orElse(List.of()).stream()
                .filter(item -> item.sizeBytes().orElse(0L) > 0)
                .map(
                        item ->
                                new Large(
                                        plural.substring(0, plural.length() - 1),
                                        item.name(),
                                        item.sizeBytes().orElse(0L),
                                        item.inUse()))
                .sorted(Comparator.comparingLong(Large::sizeBytes).reversed())
                .limit(MOST_OF_A_KIND);
    }

    private static String note(List<Kind> unknown, Duration limit) {
        return "not measured within %d s, and not in the sums: %s"
                .formatted(
                        limit.toSeconds(),
                        unknown.stream().map(SystemDf::words).collect(Collectors.joining(", ")));
    }

    private static String words(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
