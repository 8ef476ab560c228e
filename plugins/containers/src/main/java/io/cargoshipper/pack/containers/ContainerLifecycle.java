package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotModifiedException;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import java.time.Duration;
import java.util.Optional;

/** Starts, stops and restarts containers. */
final class ContainerLifecycle {

    private static final int LONGEST_STOP = 300;

    /** What stopping takes beyond its timeout: the kill, and the engine's own work. */
    private static final int SPARE = 30;

    /** 128 and the number of SIGKILL. */
    private static final long KILLED = 137;

    record Start(
            @Doc("Name or id") @Pattern(Shapes.CONTAINER) @Length(max = 255) String container) {}

    record Stop(
            @Doc("Name or id") @Pattern(Shapes.CONTAINER) @Length(max = 255) String container,
            @Doc("Seconds to let it end by itself before it is killed")
                    @Range(min = 0, max = LONGEST_STOP)
                    @Default("10")
                    int timeout) {}

    /** Where the container stands after the call. */
    record Outcome(
            String id,
            String name,
            @Doc("False: it was so already, and nothing was done") boolean changed,
            String state,
            @Doc("Where it has ended") Optional<Long> exitCode,
            Optional<String> note) {}

    @Tool(
            name = "docker_start_container",
            title = "Start a container",
            description =
                    "Start a container that was created or has stopped; one that runs already is"
                            + " left alone. Returns its state right after: one that ended at once"
                            + " comes with its exit code, and docker_container_logs tells why.",
            tier = Tier.MODERATE,
            idempotent = true)
    Outcome start(Start arguments, DockerClient docker) {
        Found found = Found.find(docker, arguments.container());
        if (found.isRunning()) {
            Optional<String> note =
                    found.isPaused()
                            ? Optional.of("it is paused: unpause it to let it go on")
                            : Optional.of("it was running already");
            return outcome(found, false, note);
        }
        boolean changed = changes(() -> docker.startContainerCmd(found.id()).exec());
        Found now = Found.find(docker, found.id());
        return outcome(
                now,
                changed,
                now.exitCode()
                        .map(
                                code ->
                                        "it ended at once with code %d: see its logs"
                                                .formatted(code)));
    }

    @Tool(
            name = "docker_stop_container",
            title = "Stop a container",
            description =
                    "Stop a running container: ask it to end (SIGTERM), kill it when timeout has"
                            + " passed. Nothing is removed; docker_start_container starts it again."
                            + " Returns its state and exit code.",
            tier = Tier.MODERATE,
            idempotent = true,
            timeoutSeconds = LONGEST_STOP + SPARE)
    Outcome stop(Stop arguments, ToolCall call, DockerClient docker) {
        Found found = Found.find(docker, arguments.container());
        if (!found.isRunning()) {
            return outcome(found, false, Optional.of("it was not running"));
        }
        requireTime(arguments, call);
        boolean changed =
                changes(
                        () ->
                                docker.stopContainerCmd(found.id())
                                        .withTimeout(arguments.timeout())
                                        .exec());
        Found now = Found.find(docker, found.id());
        return outcome(
                now,
                changed,
                now.exitCode()
                        .filter(code -> code == KILLED)
                        .map(code -> "it did not end within the timeout and was killed"));
    }

    @Tool(
            name = "docker_restart_container",
            title = "Restart a container",
            description =
                    "Stop a container as docker_stop_container does, and start it again; one that"
                            + " does not run is just started. Its configuration stays as it was"
                            + " created. Returns its state.",
            tier = Tier.MODERATE,
            timeoutSeconds = LONGEST_STOP + SPARE)
    Outcome restart(Stop arguments, ToolCall call, DockerClient docker) {
        Found found = Found.find(docker, arguments.container());
        requireTime(arguments, call);
        docker.restartContainerCmd(found.id()).withTimeout(arguments.timeout()).exec();
        return outcome(Found.find(docker, found.id()), true, Optional.empty());
    }

    /** A policy may give the call less time than the tool asks for. */
    private static void requireTime(Stop arguments, ToolCall call) {
        Duration left = call.remaining();
        if (left.compareTo(Duration.ofSeconds(arguments.timeout())) <= 0) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "timeout: %d s is longer than this call may take (%d s left); give less"
                            .formatted(arguments.timeout(), left.toSeconds()));
        }
    }

    /** Whether the engine had something to do: between the look and the act things can change. */
    private static boolean changes(Runnable action) {
        try {
            action.run();
            return true;
        } catch (NotModifiedException e) {
            return false;
        }
    }

    private static Outcome outcome(Found found, boolean changed, Optional<String> note) {
        return new Outcome(
                found.shortId(), found.name(), changed, found.state(), found.exitCode(), note);
    }
}
