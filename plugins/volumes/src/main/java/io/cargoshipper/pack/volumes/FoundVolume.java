package io.cargoshipper.pack.volumes;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.NameSuggestions;
import java.util.List;
import java.util.Optional;

/**
 * A volume that an argument named, as the engine describes it.
 *
 * @param name its name, which is all it is known by
 * @param details the engine's description
 */
record FoundVolume(String name, InspectVolumeResponse details) {

    /** What the engine takes as a name, and so what it has. */
    static final String NAME = "^[a-zA-Z0-9][a-zA-Z0-9_.-]*$";

    /**
     * Finds a volume.
     *
     * @throws ToolException {@link ErrorCode#NOT_FOUND} with the nearest names
     */
    static FoundVolume find(DockerClient docker, String name) {
        return ifThere(docker, name)
                .orElseThrow(() -> new ToolException(ErrorCode.NOT_FOUND, notFound(docker, name)));
    }

    /** Finds a volume that may not be there. */
    static Optional<FoundVolume> ifThere(DockerClient docker, String name) {
        try {
            InspectVolumeResponse details = docker.inspectVolumeCmd(name).exec();
            return Optional.of(new FoundVolume(details.getName(), details));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private static String notFound(DockerClient docker, String wanted) {
        List<String> known =
                Optional.ofNullable(docker.listVolumesCmd().exec().getVolumes())
                        .orElse(List.of())
                        .stream()
                        .map(InspectVolumeResponse::getName)
                        .toList();
        List<String> nearest = NameSuggestions.nearest(wanted, known);
        return nearest.isEmpty()
                ? "no volume '%s'; docker_list_volumes shows those there are".formatted(wanted)
                : "no volume '%s'; did you mean '%s'?"
                        .formatted(wanted, String.join("' or '", nearest));
    }
}
