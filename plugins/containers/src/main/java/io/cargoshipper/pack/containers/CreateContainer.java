package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes containers. */
final class CreateContainer {

    /** The container that was made. */
    record Created(
            String id,
            String name,
            @Doc("What the engine could not do as asked") List<String> warnings) {}

    @Tool(
            name = "docker_create_container",
            title = "Create a container",
            description =
                    "Create a container from an image on the engine; it neither pulls nor starts"
                            + " (docker_start_container does). privileged, cap_add, network host or"
                            + " container:, and binds of system folders or engine sockets are"
                            + " destructive. Returns id and name.",
            tier = Tier.MODERATE,
            tierRule = HostReach.class)
    Created create(NewContainer wanted, DockerClient docker) {
        CreateContainerCmd command = docker.createContainerCmd(wanted.image());
        ContainerSpec.fill(command, wanted);
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
            return Found.find(docker, id).name();
        } catch (RuntimeException e) {
            warnings.add("it was created, but could not be read back: its id stands for its name");
            return Found.shortId(id);
        }
    }

    private static CreateContainerResponse exec(CreateContainerCmd command, String image) {
        try {
            return command.exec();
        } catch (NotFoundException e) {
            if (String.valueOf(e.getMessage()).contains("No such image")) {
                throw new ToolException(
                        ErrorCode.NOT_FOUND,
                        "image '%s' is not on this engine; pull it first, then create again"
                                .formatted(image),
                        e);
            }
            throw e;
        }
    }
}
