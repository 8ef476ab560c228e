package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A container that an argument named, as the engine describes it. Calls that follow go by its id,
 * so that they mean the same container even if it is renamed in between.
 *
 * @param id its full id
 * @param name its name, without the engine's leading slash
 * @param details the engine's description
 */
public record FoundContainer(String id, String name, InspectContainerResponse details) {

    private static final int SHORT_ID = 12;

    /** Podman says {@code stopped} between the end of a container and its clean-up. */
    private static final Set<String> ENDED = Set.of("exited", "dead", "stopped");

    /**
     * Finds a container by name, id or start of an id.
     *
     * @throws ToolException {@link ErrorCode#NOT_FOUND} with the nearest names, or {@link
     *     ErrorCode#INVALID_ARGUMENT} when more than one id starts like that
     */
    public static FoundContainer find(DockerClient docker, String reference) {
        String wanted = reference.startsWith("/") ? reference.substring(1) : reference;
        try {
            InspectContainerResponse details = docker.inspectContainerCmd(wanted).exec();
            return new FoundContainer(details.getId(), plainName(details.getName()), details);
        } catch (NotFoundException e) {
            throw new ToolException(ErrorCode.NOT_FOUND, notFound(docker, wanted), e);
        } catch (DockerException e) {
            if (isAmbiguous(e)) {
                throw new ToolException(ErrorCode.INVALID_ARGUMENT, ambiguous(docker, wanted), e);
            }
            throw e;
        }
    }

    /**
     * Looks at it again, by its id.
     *
     * @throws NotFoundException when it is gone
     */
    public FoundContainer again(DockerClient docker) {
        return new FoundContainer(id, name, docker.inspectContainerCmd(id).exec());
    }

    public static String plainName(String engineName) {
        if (engineName == null) {
            return "";
        }
        return engineName.startsWith("/") ? engineName.substring(1) : engineName;
    }

    /**
     * A listed container's own name; names like {@code /other/alias} come from links of other
     * containers.
     */
    public static String nameOf(Container container) {
        String[] names = container.getNames() == null ? new String[0] : container.getNames();
        return Arrays.stream(names)
                .map(FoundContainer::plainName)
                .filter(name -> !name.contains("/"))
                .findFirst()
                .orElse(shortId(container.getId()));
    }

    public static String shortId(String id) {
        return id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id;
    }

    public String shortId() {
        return shortId(id);
    }

    /** The engine's word: created, running, paused, restarting, removing, exited or dead. */
    public String state() {
        InspectContainerResponse.ContainerState state = details.getState();
        return state == null || state.getStatus() == null ? "unknown" : state.getStatus();
    }

    /** Whether it is removed when it ends, with its anonymous volumes: {@code --rm}. */
    public boolean isRemovedAtEnd() {
        HostConfig config = details.getHostConfig();
        return config != null && Boolean.TRUE.equals(config.getAutoRemove());
    }

    /** Whether it ended because memory ran out. */
    public boolean ranOutOfMemory() {
        InspectContainerResponse.ContainerState state = details.getState();
        return state != null && Boolean.TRUE.equals(state.getOOMKilled());
    }

    /** Whether it has processes; so has one that is paused. */
    public boolean isRunning() {
        InspectContainerResponse.ContainerState state = details.getState();
        return state != null && Boolean.TRUE.equals(state.getRunning());
    }

    public boolean isPaused() {
        InspectContainerResponse.ContainerState state = details.getState();
        return state != null && Boolean.TRUE.equals(state.getPaused());
    }

    public boolean hasTerminal() {
        return details.getConfig() != null && Boolean.TRUE.equals(details.getConfig().getTty());
    }

    /** The exit code of a container that ran and ended. */
    public Optional<Long> exitCode() {
        return ENDED.contains(state())
                ? Optional.ofNullable(details.getState().getExitCodeLong())
                : Optional.empty();
    }

    private static boolean isAmbiguous(DockerException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("multiple ids found") || message.contains("more than one result");
    }

    private static String ambiguous(DockerClient docker, String wanted) {
        List<String> fitting =
                all(docker).stream()
                        .filter(container -> container.getId().startsWith(wanted))
                        .map(container -> shortId(container.getId()))
                        .limit(5)
                        .toList();
        return "more than one container id starts with '%s': %s; give more of the id, or the name"
                .formatted(wanted, String.join(", ", fitting));
    }

    private static String notFound(DockerClient docker, String wanted) {
        List<String> nearest =
                NameSuggestions.nearest(
                        wanted, all(docker).stream().map(FoundContainer::nameOf).toList());
        return nearest.isEmpty()
                ? "no container '%s'; docker_list_containers with all=true shows those there are"
                        .formatted(wanted)
                : "no container '%s'; did you mean '%s'?"
                        .formatted(wanted, String.join("' or '", nearest));
    }

    private static List<Container> all(DockerClient docker) {
        return docker.listContainersCmd().withShowAll(true).exec();
    }
}
