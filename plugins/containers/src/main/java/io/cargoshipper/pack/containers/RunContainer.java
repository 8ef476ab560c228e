package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.pack.containers.CreateContainer.Created;
import io.cargoshipper.pack.containers.CreateContainer.MissingImageException;
import io.cargoshipper.pack.engine.EngineMessage;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.ImagePull;
import io.cargoshipper.pack.engine.ImageReference;
import java.util.List;
import java.util.Optional;

/** Pulls, creates, starts and, where asked, waits for and removes: {@code docker run}. */
final class RunContainer {

    /** What came of it. */
    record Ran(
            String id,
            String name,
            String state,
            Optional<Long> exitCode,
            @Untrusted Optional<String> logs,
            boolean pulled,
            List<String> notes) {}

    /** A container that was made, and not started yet. */
    private record Made(Created created, Optional<ImagePull.Pulled> pulled) {}

    @Tool(
            name = "docker_run_container",
            title = "Run a container",
            description =
                    "Pull an image if missing, create a container of it as"
                            + " docker_create_container does, and start it. With wait, up to"
                            + " 120 s for its end: exit code and logs. For a command in a"
                            + " running container use docker_exec_command.",
            tier = Tier.MODERATE,
            openWorld = true,
            timeoutSeconds = 120)
    Ran run(RunArguments arguments, ToolCall call, DockerClient docker) {
        Made made = made(arguments, call, docker);
        FoundContainer found = unread(made.created());
        start(found, docker);
        RunEnding ending = new RunEnding(found, made.pulled().isPresent(), call, docker);
        made.created().warnings().forEach(ending::note);
        return arguments.waits()
                ? ending.waited(
                        arguments.remove(), made.pulled().map(it -> it.reported()).orElse(0.0))
                : ending.started();
    }

    /**
     * What is known of it without asking: whatever fails between the making and the start would
     * leave a container behind that never ran. From the start on it is looked at again.
     */
    private static FoundContainer unread(Created created) {
        return new FoundContainer(created.id(), created.name(), new InspectContainerResponse());
    }

    private static Made made(RunArguments arguments, ToolCall call, DockerClient docker) {
        // Whoever waits reads the logs first, so that the engine must not remove it by itself.
        boolean removedAtEnd = arguments.remove() && !arguments.waits();
        NewContainer wanted = arguments.container();
        Optional<ImagePull.Pulled> pulled = Optional.empty();
        if (arguments.pull() == RunArguments.Pull.ALWAYS) {
            pulled = Optional.of(pull(arguments.image(), call, docker));
        }
        try {
            return new Made(CreateContainer.make(wanted, removedAtEnd, docker), pulled);
        } catch (MissingImageException e) {
            if (arguments.pull() != RunArguments.Pull.MISSING) {
                throw e;
            }
        }
        pulled = Optional.of(pull(arguments.image(), call, docker));
        return new Made(CreateContainer.make(wanted, removedAtEnd, docker), pulled);
    }

    private static ImagePull.Pulled pull(String image, ToolCall call, DockerClient docker) {
        try {
            return ImagePull.pull(
                    ImageReference.of(image),
                    Optional.empty(),
                    call,
                    docker,
                    call.remaining().minus(RunEnding.SPARE));
        } catch (ToolException e) {
            if (e.code() != ErrorCode.DEADLINE_EXCEEDED) {
                throw e;
            }
            throw new ToolException(
                    ErrorCode.DEADLINE_EXCEEDED,
                    e.getMessage()
                            + "; no container was made: pull it with docker_pull_image, which may"
                            + " take longer, and run again",
                    e);
        }
    }

    /**
     * Starts it; where the engine refuses, takes back what this call has made. Where there is no
     * answer, nobody knows whether it runs, and it is left alone.
     */
    private static void start(FoundContainer found, DockerClient docker) {
        try {
            docker.startContainerCmd(found.id()).exec();
        } catch (ToolException e) {
            throw new ToolException(
                    e.code(),
                    "%s; the container '%s' was made and may not have been started: look with"
                                    .formatted(e.getMessage(), found.name())
                            + " docker_inspect_container before running it again",
                    e);
        } catch (DockerException e) {
            String taken = "the container made for it was removed again";
            try {
                docker.removeContainerCmd(found.id()).withRemoveVolumes(true).exec();
            } catch (RuntimeException failure) {
                e.addSuppressed(failure);
                taken = "the container '%s' made for it is still there".formatted(found.name());
            }
            throw new ToolException(
                    EngineMessage.codeOf(e),
                    "it could not be started: %s; %s".formatted(EngineMessage.of(e), taken),
                    e);
        }
    }
}
