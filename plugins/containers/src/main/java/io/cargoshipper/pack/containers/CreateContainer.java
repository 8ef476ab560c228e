package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.EngineMessage;
import io.cargoshipper.pack.engine.FoundContainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes containers. */
final class CreateContainer {

    /** The container that was made. */
    record Created(String id, String name, List<String> warnings) {}

    /** The engine does not have the image. */
    static final class MissingImageException extends ToolException {

        private static final long serialVersionUID = 1L;

        MissingImageException(String image, Throwable cause) {
            super(
                    ErrorCode.NOT_FOUND,
                    "image '%s' is not on this engine; pull it first (docker_pull_image)"
                            .formatted(image),
                    cause);
        }
    }

    @Tool(
            name = "docker_create_container",
            title = "Create a container",
            description =
                    "Create a container, and return its id; docker_run_container also pulls"
                            + " and starts. What reaches into the host (privileged, cap_add, host"
                            + " network, binds of its folders) is for policy to allow.",
            tier = Tier.MODERATE)
    Created create(NewContainer wanted, DockerClient docker) {
        return make(wanted, false, docker);
    }

    /**
     * Makes a container.
     *
     * @param removedAtEnd whether the engine removes it when it ends: {@code --rm}
     * @throws MissingImageException when its image is not on the engine
     */
    static Created make(NewContainer wanted, boolean removedAtEnd, DockerClient docker) {
        CreateContainerCmd command = docker.createContainerCmd(wanted.image());
        ContainerSpec.fill(command, wanted, removedAtEnd);
        CreateContainerResponse created = exec(command, wanted.image());
        List<String> warnings = new ArrayList<>();
        Optional.ofNullable(created.getWarnings())
                .ifPresent(given -> warnings.addAll(Arrays.asList(given)));
        String name = wanted.name().orElseGet(() -> invented(created.getId(), warnings, docker));
        return new Created(created.getId(), name, List.copyOf(warnings));
    }

    /**
     * The name that the engine gave. The container was made, so that a failure to read it back, for
     * example because somebody has removed it, is no failure of the call.
     */
    private static String invented(String id, List<String> warnings, DockerClient docker) {
        try {
            return FoundContainer.find(docker, id).name();
        } catch (RuntimeException e) {
            warnings.add("it was created, but could not be read back: its id stands for its name");
            return FoundContainer.shortId(id);
        }
    }

    private static CreateContainerResponse exec(CreateContainerCmd command, String image) {
        try {
            return command.exec();
        } catch (NotFoundException e) {
            // Docker's words, and Podman's.
            String message = EngineMessage.of(e).toLowerCase(Locale.ROOT);
            if (message.contains("no such image") || message.contains("image not known")) {
                throw new MissingImageException(image, e);
            }
            throw e;
        }
    }
}
