package io.cargoshipper.pack.volumes;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.KeepsTier;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.ContainerUses;
import io.cargoshipper.pack.engine.Unused;
import java.util.List;
import java.util.Set;

/** Removes volumes. */
final class RemoveVolume {

    private static final String REMOVE = "docker_remove_volume";

    record Arguments(
            @Doc("") @Pattern(FoundVolume.NAME) @Example("\"data\"") @FormerNames("volume_name")
                    String volume,
            @Doc("Even if its driver fails")
                    @Default("false")
                    @KeepsTier("every removal is destructive already")
                    boolean force) {}

    /** What is gone. */
    record Removed(String name) {}

    @Tool(
            name = REMOVE,
            title = "Remove a volume",
            description =
                    "Remove a volume and its data for good. One that a container mounts, running or"
                            + " not, is refused.",
            tier = Tier.DESTRUCTIVE,
            idempotent = true)
    Removed remove(Arguments arguments, DockerClient docker, EngineApi api) {
        FoundVolume found = removable(arguments, docker);
        // docker-java's command knows no force.
        EngineApi.Request request =
                EngineApi.Request.delete("/volumes/" + found.name())
                        .query("force", String.valueOf(arguments.force()));
        try {
            api.send(request).close();
            return new Removed(found.name());
        } catch (ToolException e) {
            if (e.code() == ErrorCode.CONFLICT) {
                requireUnused(found, docker);
            }
            throw e;
        }
    }

    @Plans(REMOVE)
    Plan plan(Arguments arguments, ToolCall call, DockerClient docker, EngineApi api) {
        String name = removable(arguments, docker).name();
        return VolumePlan.of(List.of(Unused.of(name, name)), call, docker, api);
    }

    private static FoundVolume removable(Arguments arguments, DockerClient docker) {
        FoundVolume found = FoundVolume.find(docker, arguments.volume());
        requireUnused(found, docker);
        return found;
    }

    private static void requireUnused(FoundVolume found, DockerClient docker) {
        Set<String> users = ContainerUses.of(docker).volumes().getOrDefault(found.name(), Set.of());
        if (!users.isEmpty()) {
            throw new ToolException(
                    ErrorCode.CONFLICT,
                    "volume '%s' is in use by %s; remove them first (docker_remove_container)"
                            .formatted(found.name(), String.join(", ", users)));
        }
    }
}
