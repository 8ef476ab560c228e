package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an engine's things take on its disk, as {@code GET /system/df} tells. Engines walk through
 * every volume to answer it, which may take minutes: what they have not told in time is absent.
 */
public final class DiskUsage {

    /** Kinds of things that take space. */
    public enum Kind {
        CONTAINERS("container"),
        IMAGES("image"),
        BUILD_CACHE("build-cache"),
        /** The slow ones come last. */
        VOLUMES("volume");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    /** How long somebody who is to approve a plan waits for the sizes in it. */
    private static final Duration FOR_A_PLAN = Duration.ofSeconds(5);

    private final Map<Kind, DiskUsageSection> sections;

    private DiskUsage(Map<Kind, DiskUsageSection> sections) {
        this.sections = new EnumMap<>(Kind.class);
        this.sections.putAll(sections);
    }

    /**
     * Asks an engine. From API 1.42 on it is asked for one kind after the other, so that a slow one
     * does not keep the others back; before, there is only all or nothing.
     *
     * @param wanted the kinds of interest
     * @param limit how long it may take
     */
    public static DiskUsage measure(
            DockerClient docker, EngineApi api, Set<Kind> wanted, Duration limit, ToolCall call) {
        return measure(docker, api, wanted, limit, call, call::progress);
    }

    /**
     * Asks an engine for what it tells within seconds, for a plan: that is of use without sizes
     * too, so that an engine which cannot tell is no failure. Progress is not reported, as the call
     * that follows reports its own.
     */
    public static DiskUsage forPlan(
            DockerClient docker, EngineApi api, Set<Kind> wanted, ToolCall call) {
        Duration third = call.remaining().dividedBy(3);
        Duration limit = third.compareTo(FOR_A_PLAN) < 0 ? third : FOR_A_PLAN;
        try {
            return measure(docker, api, wanted, limit, call, (done, total, message) -> {});
        } catch (ToolException e) {
            call.checkCancelled();
            return new DiskUsage(Map.of());
        }
    }

    private static DiskUsage measure(
            DockerClient docker,
            EngineApi api,
            Set<Kind> wanted,
            Duration limit,
            ToolCall call,
            Reports reports) {
        Instant end = Instant.now().plus(limit);
        ApiVersion version = ApiVersion.of(docker);
        Map<Kind, DiskUsageSection> sections = new EnumMap<>(Kind.class);
        boolean single = version.isAtLeast(1, 42);
        int done = 0;
        for (Kind kind : single ? EnumSet.copyOf(wanted) : EnumSet.of(Kind.CONTAINERS)) {
            reports.progress(
                    done++,
                    single ? wanted.size() : 1,
                    "the engine measures " + (single ? kind.type : "everything"));
            Duration left = Duration.between(Instant.now(), end);
            if (left.isNegative() || left.isZero()) {
                break;
            }
            EngineApi.Request request = EngineApi.Request.get("/system/df");
            if (single) {
                request = request.query("type", kind.type);
            }
            if (version.isAtLeast(1, 52)) {
                request = request.query("verbose", "true");
            }
            Optional<EngineObject> answer = ask(api, request, left, call);
            if (answer.isPresent()) {
                for (Kind told : single ? Set.of(kind) : wanted) {
                    sections.put(told, DiskUsageSection.read(told, answer.get()));
                }
            }
        }
        return new DiskUsage(sections);
    }

    /** Where it is told how far measuring is. */
    private interface Reports {
        void progress(double done, double total, String message);
    }

    private static Optional<EngineObject> ask(
            EngineApi api, EngineApi.Request request, Duration limit, ToolCall call) {
        return EngineWait.atMost(
                limit,
                call,
                () -> {
                    try (EngineApi.Answer answer = api.send(request)) {
                        return EngineObject.ofJson(answer.nextJson().orElse(Map.of()));
                    }
                });
    }

    /** What is known of a kind; empty when the engine has not told in time. */
    public Optional<DiskUsageSection> section(Kind kind) {
        return Optional.ofNullable(sections.get(kind));
    }

    /**
     * What removing each thing of a kind gives back at least: of volumes by name, of anything else
     * by id. Empty when the engine has not told in time.
     */
    public Map<String, Long> sizes(Kind kind) {
        Map<String, Long> sizes = new HashMap<>();
        section(kind)
                .map(DiskUsageSection::items)
                .orElse(List.of())
                .forEach(item -> item.ownBytes().ifPresent(bytes -> sizes.put(item.id(), bytes)));
        return sizes;
    }

    /** Adds what is known of the sizes of things to them. */
    public List<Unused> sized(Kind kind, List<Unused> things) {
        Map<String, Long> sizes = sizes(kind);
        return things.stream()
                .map(it -> it.withSize(Optional.ofNullable(sizes.get(it.id()))))
                .toList();
    }
}
