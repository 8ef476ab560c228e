package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Shapes;
import java.time.Duration;
import java.util.Optional;

/** Starts, stops and restarts containers. */
final class ContainerLifecycle {

    private static final int LONGEST_STOP = 300;

    /** What stopping takes beyond its timeout: the kill, and the engine's own work. */
    private static final int SPARE = 30;

    /** 128 and the number of SIGKILL. */
    private static final long KILLED = 137;

    record Stop(
            @Doc("Name or id")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    String container,
            @Doc("Seconds until it is killed") @Range(min = 0, max = LONGEST_STOP) @Default("10")
                    int timeout) {}

    @Tool(
            name = "docker_start_container",
            title = "Start a container",
            description =
                    "Start a container that was created or has stopped. If it ends at once,"
                            + " docker_container_logs tells why.",
            tier = Tier.MODERATE,
            idempotent = true)
    Outcome start(OneContainer arguments, DockerClient docker) {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        if (found.isRunning()) {
            Optional<String> note =
                    found.isPaused()
                            ? Optional.of("it is paused: unpause it to let it go on")
                            : Optional.of("it was running already");
            return Outcome.of(found, false, note);
        }
        boolean changed = EngineChange.made(() -> docker.startContainerCmd(found.id()).exec());
        return Outcome.after(found, changed, docker, ContainerLifecycle::endedAtOnce);
    }

    @Tool(
            name = "docker_stop_container",
            title = "Stop a container",
            description =
                    "Stop a running container: ask it to end, kill it after timeout."
                            + " docker_start_container starts it again. One made with --rm is"
                            + " refused.",
            tier = Tier.MODERATE,
            idempotent = true,
            timeoutSeconds = LONGEST_STOP + SPARE)
    Outcome stop(Stop arguments, ToolCall call, DockerClient docker) {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        if (!found.isRunning()) {
            return Outcome.of(found, false, Optional.of("it was not running"));
        }
        EngineChange.requireKept(found, "stopping it would");
        requireTime(arguments, call);
        boolean changed =
                EngineChange.madeInTime(
                        found,
                        arguments.timeout(),
                        call,
                        docker,
                        () ->
                                docker.stopContainerCmd(found.id())
                                        .withTimeout(arguments.timeout())
                                        .exec());
        return Outcome.after(found, changed, docker, ContainerLifecycle::killed);
    }

    @Tool(
            name = "docker_restart_container",
            title = "Restart a container",
            description = "Stop a container as docker_stop_container does, and start it again.",
            tier = Tier.MODERATE,
            timeoutSeconds = LONGEST_STOP + SPARE)
    Outcome restart(Stop arguments, ToolCall call, DockerClient docker) {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        requireTime(arguments, call);
        boolean changed =
                EngineChange.madeInTime(
                        found,
                        arguments.timeout(),
                        call,
                        docker,
                        () ->
                                docker.restartContainerCmd(found.id())
                                        .withTimeout(arguments.timeout())
                                        .exec());
        return Outcome.after(found, changed, docker, ContainerLifecycle::endedAtOnce);
    }

    /** A policy may give the call less time than the tool asks for. */
    private static void requireTime(Stop arguments, ToolCall call) {
        Duration left = call.remaining().minus(EngineChange.LOOK);
        if (left.compareTo(Duration.ofSeconds(arguments.timeout())) <= 0) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "timeout: %d s is longer than this call may take (%d s left); give less"
                            .formatted(arguments.timeout(), left.toSeconds()));
        }
    }

    private static Optional<String> endedAtOnce(FoundContainer now) {
        return now.exitCode()
                .map(code -> "it ended at once with code %d: see its logs".formatted(code));
    }

    private static Optional<String> killed(FoundContainer now) {
        return now.exitCode()
                .filter(code -> code == KILLED)
                .map(
                        code ->
                                now.ranOutOfMemory()
                                        ? "code 137 tells of SIGKILL; the engine notes that memory"
                                                + " ran out (OOMKilled)"
                                        : "code 137 tells of SIGKILL: it probably did not end within"
                                                + " the timeout");
    }
}
