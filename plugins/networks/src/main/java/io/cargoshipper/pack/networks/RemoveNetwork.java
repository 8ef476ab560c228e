package io.cargoshipper.pack.networks;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.Shapes;
import io.cargoshipper.pack.engine.Unused;
import java.util.List;
import java.util.Set;

/** Removes networks. */
final class RemoveNetwork {

    private static final String REMOVE = "docker_remove_network";
    private static final int FORBIDDEN = 403;

    record Arguments(
            @Doc("Name or id")
                    @Pattern(Shapes.NETWORK)
                    @Example("\"front\"")
                    @FormerNames("network_id")
                    String network) {}

    /** What is gone. */
    record Removed(String id, String name) {}

    @Tool(
            name = REMOVE,
            title = "Remove a network",
            description =
                    "Remove a network that no running container is in (docker_disconnect_container"
                            + " takes them out). Stopped ones that need it will not start any more.",
            tier = Tier.DESTRUCTIVE,
            idempotent = true)
    Removed remove(Arguments arguments, DockerClient docker) {
        FoundNetwork found = removable(arguments, docker);
        try {
            docker.removeNetworkCmd(found.id()).exec();
        } catch (DockerException e) {
            if (e.getHttpStatus() == FORBIDDEN) {
                requireUnused(found.again(docker), docker);
            }
            throw e;
        }
        return new Removed(found.shortId(), found.name());
    }

    @Plans(REMOVE)
    Plan plan(Arguments arguments, DockerClient docker) {
        FoundNetwork found = removable(arguments, docker);
        return new Plan(List.of(Unused.of(found.id(), found.name()).step("network")));
    }

    private static FoundNetwork removable(Arguments arguments, DockerClient docker) {
        FoundNetwork found = FoundNetwork.find(docker, arguments.network());
        requireOwn(found);
        requireUnused(found, docker);
        return found;
    }

    private static void requireOwn(FoundNetwork found) {
        if (FoundNetwork.isPredefined(found.name())) {
            throw new ToolException(
                    ErrorCode.CONFLICT,
                    "network '%s' is the engine's own, which cannot be removed"
                            .formatted(found.name()));
        }
    }

    private static void requireUnused(FoundNetwork found, DockerClient docker) {
        Set<String> users = found.users(docker);
        if (!users.isEmpty()) {
            throw new ToolException(
                    ErrorCode.CONFLICT,
                    "network '%s' is in use by %s; take them out first (docker_disconnect_container),"
                                    .formatted(found.name(), String.join(", ", users))
                            + " or stop them");
        }
    }
}
