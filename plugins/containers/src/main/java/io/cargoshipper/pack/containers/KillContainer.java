package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Shapes;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Sends signals to containers. */
final class KillContainer {

    private static final String PREFIX = "SIG";

    /** SIGKILL, by name and by number. */
    private static final Set<String> KILL = Set.of("KILL", "9");

    /** What no process ends of unless it chose to: the numbers are those of Linux. */
    private static final Set<String> HARMLESS =
            Set.of("CHLD", "17", "CONT", "18", "URG", "23", "WINCH", "28");

    record Arguments(
            @Doc("Name or id")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    String container,
            @Doc("Such as SIGHUP or 15")
                    @Pattern(Shapes.SIGNAL)
                    @Example("\"SIGHUP\"")
                    @Default("SIGKILL")
                    String signal) {

        /** In upper case and without {@code SIG}, which the engine takes for the same. */
        String plainSignal() {
            String upper = signal.toUpperCase(Locale.ROOT);
            return upper.startsWith(PREFIX) ? upper.substring(PREFIX.length()) : upper;
        }
    }

    @Tool(
            name = "docker_kill_container",
            title = "Signal a container",
            description =
                    "Send a signal to a container's main process: SIGKILL ends it"
                            + " at once, SIGHUP makes many programs reload. To end it in"
                            + " order use docker_stop_container.",
            tier = Tier.MODERATE)
    Outcome kill(Arguments arguments, DockerClient docker) {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        String signal = arguments.plainSignal();
        if (!found.isRunning()) {
            if (KILL.contains(signal)) {
                return Outcome.of(found, false, Optional.of("it was not running"));
            }
            throw new ToolException(
                    ErrorCode.CONFLICT,
                    "container '%s' is %s, so there is no process to signal"
                            .formatted(found.name(), found.state()));
        }
        if (!HARMLESS.contains(signal)) {
            EngineChange.requireKept(found, "this signal may end it, and the engine would");
        }
        docker.killContainerCmd(found.id()).withSignal(signal).exec();
        return Outcome.after(found, true, docker, now -> note(signal, found, now));
    }

    private static Optional<String> note(String signal, FoundContainer before, FoundContainer now) {
        if (!now.isRunning()) {
            return Optional.empty();
        }
        if (now.isPaused()) {
            return Optional.of("it is paused: it gets the signal when it is unpaused");
        }
        if (before.isPaused()) {
            return Optional.of("it was paused, and to get the signal it was unpaused");
        }
        return HARMLESS.contains(signal)
                ? Optional.empty()
                : Optional.of(
                        "it has been sent and need not have been acted on yet;"
                                + " docker_wait_container waits for the end");
    }
}
