package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FoundContainer;
import java.util.Optional;

/** Freezes the processes of containers, and lets them go on. */
final class PauseContainer {

    @Tool(
            name = "docker_pause_container",
            title = "Pause a container",
            description =
                    "Freeze the processes of a container until"
                            + " docker_unpause_container: they keep memory and connections,"
                            + " and use no CPU.",
            tier = Tier.MODERATE,
            idempotent = true)
    Outcome pause(OneContainer arguments, DockerClient docker) {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        if (found.isPaused()) {
            return Outcome.of(found, false, Optional.of("it was paused already"));
        }
        if (!found.isRunning()) {
            throw new ToolException(
                    ErrorCode.CONFLICT,
                    "container '%s' is %s; only a running one can be paused"
                            .formatted(found.name(), found.state()));
        }
        boolean changed = EngineChange.made(() -> docker.pauseContainerCmd(found.id()).exec());
        return Outcome.after(found, changed, docker, now -> Optional.empty());
    }

    @Tool(
            name = "docker_unpause_container",
            title = "Unpause a container",
            description = "Let the processes of a paused container go on.",
            tier = Tier.MODERATE,
            idempotent = true)
    Outcome unpause(OneContainer arguments, DockerClient docker) {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        if (!found.isPaused()) {
            return Outcome.of(found, false, Optional.of("it was not paused"));
        }
        boolean changed = EngineChange.made(() -> docker.unpauseContainerCmd(found.id()).exec());
        return Outcome.after(found, changed, docker, now -> Optional.empty());
    }
}
