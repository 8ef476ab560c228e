package io.cargoshipper.pack.system;

import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.EngineFilters;
import io.cargoshipper.pack.engine.EngineObject;
import io.cargoshipper.pack.engine.EngineWait;
import io.cargoshipper.pack.engine.PointInTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what has happened on the engine, and waits for what happens next. */
final class Events {

    /** What {@code GET /events} of the Docker Engine API filters by. */
    private static final List<String> FILTERS =
            List.of(
                    "config",
                    "container",
                    "daemon",
                    "event",
                    "image",
                    "label",
                    "network",
                    "node",
                    "plugin",
                    "scope",
                    "secret",
                    "service",
                    "type",
                    "volume");

    private static final Duration BY_DEFAULT = Duration.ofMinutes(10);

    /**
     * How long to wait for the end of what the engine should end itself. Past events come at once;
     * but an engine whose clock is slow takes a time that has passed here for one to come.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Left of the call's time for answering. */
    private static final Duration SPARE = Duration.ofSeconds(2);

    record Arguments(
            @Doc(
                            "1h (ago), 2026-01-31T12:00:00Z or Unix seconds; default 10m, or now when"
                                    + " following")
                    @Example("\"1h\"")
                    Optional<String> since,
            @Doc("Not after; by default now") @Example("\"5m\"") Optional<String> until,
            @Doc("type, event, container, image, network, volume, label …")
                    @Example("{\"type\": [\"container\"], \"event\": [\"die\", \"oom\"]}")
                    @Default("{}")
                    Map<String, List<String>> filters,
            @Doc("Wait for new ones; ends early once limit have come")
                    @Range(min = 0, max = 30)
                    @FormerNames("follow")
                    @Example("10")
                    @Default("0")
                    int followSeconds,
            @Doc("Most, the newest") @Range(min = 1, max = 500) @Default("200") int limit) {

        Arguments {
            EngineFilters.require(filters, FILTERS);
            if (followSeconds > 0 && until.isPresent()) {
                throw new IllegalArgumentException(
                        "follow_seconds waits from now on: leave until out, or follow_seconds");
            }
        }

        /** Whether an event is one of those waited for. The engine's clock may not be ours. */
        boolean isLive(EventRow row, Instant start) {
            return followSeconds > 0
                    && (since.isEmpty() || !Instant.parse(row.time()).isBefore(start));
        }
    }

    /** What has happened. */
    record Happened(
            List<EventRow> events,
            String since,
            @Doc("Give it as since to go on") String until,
            @Doc("There were more, older ones") boolean truncated) {}

    @Tool(
            name = "docker_events",
            title = "Engine events",
            description =
                    "Show what happened on the engine: containers started, died,"
                            + " out of memory, unhealthy, images pulled, networks and volumes"
                            + " changed. It remembers some hundred events. follow_seconds"
                            + " waits for new ones.",
            tier = Tier.SAFE,
            timeoutSeconds = 60)
    Happened read(Arguments arguments, ToolCall call, EngineApi api) {
        Instant now = Instant.now();
        Duration follow = Duration.ofSeconds(arguments.followSeconds());
        Instant until =
                arguments
                        .until()
                        .map(it -> PointInTime.read("until", it, now))
                        .orElse(now.plus(follow));
        Instant since =
                arguments
                        .since()
                        .map(it -> PointInTime.read("since", it, now))
                        .orElse(follow.isZero() ? until.minus(BY_DEFAULT) : now);
        if (since.isAfter(until)) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "since: %s is later than %s, the end".formatted(since, until));
        }
        EventWindow window = new EventWindow(arguments.limit());
        boolean full =
                EngineWait.atMost(
                                shorter(follow.plus(PATIENCE), call.remaining().minus(SPARE)),
                                call,
                                () -> collect(arguments, since, until, now, window, api))
                        .orElse(false);
        List<EventRow> rows = window.rows();
        return new Happened(
                rows,
                text(since),
                full ? justAfter(rows) : text(earlier(until, Instant.now())),
                window.seen() > rows.size());
    }

    /** Reads to the end, or until so many events have come as were waited for: then true. */
    private static boolean collect(
            Arguments arguments,
            Instant since,
            Instant until,
            Instant start,
            EventWindow window,
            EngineApi api) {
        int live = 0;
        try (EngineApi.Answer answer = api.send(request(arguments, since, until))) {
            Optional<Object> next = answer.nextJson();
            while (next.isPresent()) {
                EventRow row = EventRow.of(EngineObject.ofJson(next.get()));
                window.add(row);
                live += arguments.isLive(row, start) ? 1 : 0;
                if (live == arguments.limit()) {
                    return true;
                }
                next = answer.nextJson();
            }
        }
        return false;
    }

    private static EngineApi.Request request(Arguments arguments, Instant since, Instant until) {
        EngineApi.Request request =
                EngineApi.Request.get("/events")
                        .query("since", seconds(since))
                        .query("until", seconds(until));
        return arguments.filters().isEmpty()
                ? request
                : request.query("filters", EngineFilters.json(arguments.filters()));
    }

    private static String seconds(Instant time) {
        return "%d.%09d".formatted(time.getEpochSecond(), time.getNano());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Where to go on after the last event without getting it again. */
    private static String justAfter(List<EventRow> rows) {
        return text(Instant.parse(rows.get(rows.size() - 1).time()).plusMillis(1));
    }
}
