package io.cargoshipper.pack.volumes;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateVolumeCmd;
import com.github.dockerjava.api.command.CreateVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.EngineMessage;
import java.util.Optional;

/** Makes volumes. */
final class CreateVolume {

    /** The volume that is there now. */
    record Created(
            String name,
            String driver,
            Optional<String> mountpoint,
            boolean created,
            Optional<String> note) {}

    @Tool(
            name = "docker_create_volume",
            title = "Create a volume",
            description =
                    "Create a volume for containers to mount. One that is there is left as it is:"
                            + " created=false. Options that mount a host path or a share are for"
                            + " policy to allow.",
            tier = Tier.MODERATE,
            idempotent = true)
    Created create(NewVolume wanted, DockerClient docker) {
        // An engine answers alike whether it has made a volume or had it.
        boolean there =
                wanted.name().flatMap(name -> FoundVolume.ifThere(docker, name)).isPresent();
        CreateVolumeResponse volume = exec(wanted, docker);
        return new Created(
                volume.getName(),
                volume.getDriver() == null ? wanted.driver() : volume.getDriver(),
                Optional.ofNullable(volume.getMountpoint()).filter(path -> !path.isEmpty()),
                !there,
                there && !(wanted.driverOptions().isEmpty() && wanted.labels().isEmpty())
                        ? Optional.of(
                                "its options and labels are those it had: compare with"
                                        + " docker_inspect_volume")
                        : Optional.empty());
    }

    private static CreateVolumeResponse exec(NewVolume wanted, DockerClient docker) {
        CreateVolumeCmd command =
                docker.createVolumeCmd()
                        .withDriver(wanted.driver())
                        .withDriverOpts(wanted.driverOptions())
                        .withLabels(wanted.labels());
        wanted.name().ifPresent(command::withName);
        try {
            return command.exec();
        } catch (ConflictException e) {
            throw new ToolException(
                    ErrorCode.CONFLICT,
                    "%s; docker_inspect_volume shows the one there is, or choose another name"
                            .formatted(EngineMessage.of(e)),
                    e);
        } catch (NotFoundException e) {
            throw new ToolException(
                    ErrorCode.NOT_FOUND,
                    "driver: '%s' is not on this engine (%s); leave it out for local"
                            .formatted(wanted.driver(), EngineMessage.of(e)),
                    e);
        }
    }
}
