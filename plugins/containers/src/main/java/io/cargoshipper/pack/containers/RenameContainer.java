package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Shapes;

/** Renames containers. */
final class RenameContainer {

    record Arguments(
            @Doc("Name or id")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    String container,
            @Doc("")
                    @Pattern(Shapes.NEW_NAME)
                    @Length(max = 128)
                    @Example("\"web-old\"")
                    @FormerNames("new_name")
                    String name) {}

    /** The container under its new name. */
    record Renamed(String id, String name, String formerName, boolean changed) {}

    @Tool(
            name = "docker_rename_container",
            title = "Rename a container",
            description = "Give a container another name; it goes on running.",
            tier = Tier.MODERATE,
            idempotent = true)
    Renamed rename(Arguments arguments, DockerClient docker) {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        String name = arguments.name();
        if (found.name().equals(name)) {
            return new Renamed(found.shortId(), name, name, false);
        }
        try {
            docker.renameContainerCmd(found.id()).withName(name).exec();
        } catch (ConflictException e) {
            throw new ToolException(
                    ErrorCode.CONFLICT,
                    ("another container is called '%s'; choose another name, or rename or remove"
                                    + " that one first")
                            .formatted(name),
                    e);
        }
        return new Renamed(found.shortId(), name, found.name(), true);
    }
}
