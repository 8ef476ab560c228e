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
import java.util.Arrays;
import java.util.List;

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
                    "Create a container from an image that is already on the engine; it does not"
                            + " start it (docker_start_container does) and does not pull. Returns"
                            + " its id and name.",
            tier = Tier.MODERATE)
    Created create(NewContainer wanted, DockerClient docker) {
        CreateContainerCmd command = docker.createContainerCmd(wanted.image());
        ContainerSpec.fill(command, wanted);
        CreateContainerResponse created = exec(command, wanted.image());
        String name = wanted.name().orElseGet(() -> Found.find(docker, created.getId()).name());
        String[] warnings = created.getWarnings();
        return new Created(
                created.getId(), name, warnings == null ? List.of() : Arrays.asList(warnings));
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
