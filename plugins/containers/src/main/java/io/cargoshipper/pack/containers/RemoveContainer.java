package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.KeepsTier;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Shapes;
import io.cargoshipper.pack.engine.Unused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes containers. */
final class RemoveContainer {

    private static final String REMOVE = "docker_remove_container";

    record Arguments(
            @Doc("Name or id")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    String container,
            @Doc("Kill it first if it runs")
                    @Default("false")
                    @KeepsTier("every removal is destructive already")
                    boolean force,
            @Doc("Also its anonymous volumes")
                    @Default("false")
                    @KeepsTier("every removal is destructive already")
                    boolean volumes) {}

    /** What is gone. */
    record Removed(String id, String name, List<String> volumes) {}

    @Tool(
            name = REMOVE,
            title = "Remove a container",
            description =
                    "Remove a container for good, with its logs and what it wrote outside"
                            + " volumes. To end but keep it, use docker_stop_container.",
            tier = Tier.DESTRUCTIVE,
            idempotent = true)
    Removed remove(Arguments arguments, DockerClient docker) {
        FoundContainer found = removable(arguments, docker);
        docker.removeContainerCmd(found.id())
                .withForce(arguments.force())
                .withRemoveVolumes(arguments.volumes())
                .exec();
        return new Removed(
                found.shortId(),
                found.name(),
                arguments.volumes() ? gone(AnonymousVolumes.of(found), docker) : List.of());
    }

    @Plans(REMOVE)
    Plan plan(Arguments arguments, DockerClient docker) {
        FoundContainer found = removable(arguments, docker);
        List<Unused> volumes =
                arguments.volumes() ? AnonymousVolumes.goingWith(found, docker) : List.of();
        List<Plan.Step> steps = new ArrayList<>();
        steps.add(new Unused(found.id(), found.name(), written(found, docker)).step("container"));
        volumes.forEach(volume -> steps.add(volume.step("volume")));
        return new Plan(steps);
    }

    private static FoundContainer removable(Arguments arguments, DockerClient docker) {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        if (found.isRunning() && !arguments.force()) {
            throw new ToolException(
                    ErrorCode.CONFLICT,
                    "container '%s' is %s; stop it first (docker_stop_container), or set force=true"
                                    .formatted(found.name(), found.state())
                            + " to kill and remove it");
        }
        return found;
    }

    /** What it wrote outside volumes. */
    private static Optional<Long> written(FoundContainer found, DockerClient docker) {
        return Optional.ofNullable(
                docker.inspectContainerCmd(found.id()).withSize(true).exec().getSizeRw());
    }

    /** Of volumes that may have been removed, those that the engine does not have any more. */
    private static List<String> gone(List<String> volumes, DockerClient docker) {
        return volumes.stream().filter(volume -> isGone(volume, docker)).toList();
    }

    /** The container is removed: that a volume cannot be looked up is no failure of the call. */
    private static boolean isGone(String volume, DockerClient docker) {
        try {
            docker.inspectVolumeCmd(volume).exec();
            return false;
        } catch (NotFoundException e) {
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
