package io.cargoshipper.pack.prompts;

import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.Frame;
import io.cargoshipper.pack.engine.EngineObject;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.LastLines;
import io.cargoshipper.pack.engine.LogCollector;
import io.cargoshipper.pack.engine.StreamCallback;
import io.cargoshipper.pack.engine.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what happened to a container: its events and the end of its log. */
final class ContainerHistory {

    /** The engine ends both streams by itself; this is for one that does not. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final int LONGEST_LINE = 600;

    /** Colours and the like (ECMA-48), which are of no use here. */
    private static final Pattern CONTROL_SEQUENCE = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]");

    /** Not the {@code exec_…} events: health checks make three each time. */
    private static final String[] EVENTS = {
        "create",
        "start",
        "restart",
        "stop",
        "kill",
        "die",
        "oom",
        "pause",
        "unpause",
        "update",
        "rename",
        "health_status"
    };

    private final EngineReader reader;
    private final FoundContainer found;

    ContainerHistory(EngineReader reader, FoundContainer found) {
        this.reader = reader;
        this.found = found;
    }

    /**
     * What the engine still knows to have happened, the oldest first. It keeps some 250 events.
     *
     * @param until no later than now by the engine's clock, else it waits for what may come
     */
    List<EngineObject> events(Instant since, Instant until) {
        return reader.read(
                "the events",
                List.of(),
                () -> {
                    List<EngineObject> events = new ArrayList<>();
                    try (StreamCallback<Event> callback =
                            new StreamCallback<>(event -> events.add(EngineObject.of(event)))) {
                        reader.docker()
                                .eventsCmd()
                                .withContainerFilter(found.id())
                                .withEventFilter(EVENTS)
                                .withSince(seconds(since))
                                .withUntil(seconds(until))
                                .exec(callback);
                        callback.await(reader.call(), PATIENCE);
                    }
                    return List.copyOf(events);
                });
    }

    /**
     * As the engine takes times: seconds, with a fraction, or what is of this second is missing.
     */
    private static String seconds(Instant time) {
        return "%d.%09d".formatted(time.getEpochSecond(), time.getNano());
    }

    /** The last lines of both streams with their times, up to a size in JSON. */
    Optional<String> logTail(int lines, int mostBytes) {
        return reader.read(
                "the log",
                Optional.empty(),
                () -> {
                    LogCollector collector = new LogCollector(false);
                    try (StreamCallback<Frame> callback = new StreamCallback<>(collector)) {
                        reader.docker()
                                .logContainerCmd(found.id())
                                .withStdOut(true)
                                .withStdErr(true)
                                .withTimestamps(true)
                                .withTail(Math.min(lines, reader.call().mostLogLines()))
                                .exec(callback);
                        callback.await(reader.call(), PATIENCE);
                    }
                    collector.end();
                    return Optional.of(shortened(collector.text(), mostBytes));
                });
    }

    private static String shortened(String text, int mostBytes) {
        LastLines kept = new LastLines(mostBytes);
        text.lines()
                .map(line -> CONTROL_SEQUENCE.matcher(line).replaceAll(""))
                .map(line -> line.substring(0, Texts.fitting(line, LONGEST_LINE)))
                .forEach(line -> kept.add(line + "\n"));
        return kept.text();
    }
}
