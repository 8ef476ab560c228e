package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.ContainerUsage;
import io.cargoshipper.pack.engine.EngineObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a container in trouble.
 *
 * @param container the engine's description of it
 * @param image that of its image; nothing where it is gone
 * @param namedImage what the name of its image means by now; nothing where that is gone
 * @param info the engine's description of itself
 * @param events what happened to it in the last hour, the oldest first
 * @param log the end of its log; absent where it cannot be read
 * @param usage what it uses; absent where it does not run
 */
record TroubleCase(
        EngineObject container,
        EngineObject image,
        EngineObject namedImage,
        EngineObject info,
        List<EngineObject> events,
        Optional<String> log,
        Optional<ContainerUsage> usage) {

    EngineObject state() {
        return container.object("State");
    }

    /** The engine's word for its state. */
    String status() {
        return state().text("Status").orElse("unknown");
    }

    boolean isRunning() {
        return state().flag("Running") && !state().flag("Restarting");
    }

    /** The exit code of its last end; absent where it has not ended, or never started. */
    Optional<Long> exitCode() {
        boolean ended = time("State.FinishedAt").isPresent() && !isRunning();
        return ended ? state().number("ExitCode") : Optional.empty();
    }

    /** A time of the engine's; absent where it is the one that stands for never. */
    Optional<Instant> time(String path) {
        return container
                .text(path)
                .flatMap(EngineReader::time)
                .filter(it -> it.getEpochSecond() > 0);
    }

    /** How many events of a kind there are. */
    long count(String action) {
        return events.stream().filter(it -> it.text("Action").equals(Optional.of(action))).count();
    }

    /** The signals that somebody sent through the engine, the oldest first. */
    List<String> signals() {
        return events.stream()
                .filter(it -> it.text("Action").equals(Optional.of("kill")))
                .map(it -> it.text("Actor.Attributes.signal").orElse("?"))
                .toList();
    }
}
