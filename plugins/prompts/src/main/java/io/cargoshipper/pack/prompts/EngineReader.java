package io.cargoshipper.pack.prompts;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ChangeLog;
import com.github.dockerjava.api.model.DockerObject;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.EngineMessage;
import io.cargoshipper.pack.engine.EngineObject;
import io.cargoshipper.pack.engine.FoundContainer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads what a prompt tells of an engine. A part that cannot be read is missing in the prompt,
 * which says so; only a call that should stop, or an engine that is gone, ends the whole.
 */
final class EngineReader {

    /** What docker-java, which encodes nothing, can ask for; drivers may take other names. */
    private static final Pattern VOLUME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    private final DockerClient docker;
    private final ToolCall call;
    private final List<String> unread = new ArrayList<>();

    EngineReader(DockerClient docker, ToolCall call) {
        this.docker = docker;
        this.call = call;
    }

    DockerClient docker() {
        return docker;
    }

    ToolCall call() {
        return call;
    }

    /**
     * Finds the container that a prompt is about.
     *
     * @throws ToolException when there is none, with the nearest names
     */
    FoundContainer find(String reference) {
        return FoundContainer.find(docker, reference);
    }

    /** The engine's description of a container; nothing where it is gone. */
    EngineObject container(String id) {
        return read(
                "a container",
                EngineObject.nothing(),
                () -> EngineObject.of(docker.inspectContainerCmd(id).exec()));
    }

    /** The engine's description of an image; nothing where it has none. */
    EngineObject image(String reference) {
        return read(
                "the image",
                EngineObject.nothing(),
                () -> EngineObject.of(docker.inspectImageCmd(reference).exec()));
    }

    /** The layers of an image, the last first. */
    List<EngineObject> history(String reference) {
        return read(
                "the image's history",
                List.of(),
                () -> objects(docker.imageHistoryCmd(reference).exec()));
    }

    EngineObject info() {
        return read(
                "the engine's settings",
                EngineObject.nothing(),
                () -> EngineObject.of(docker.infoCmd().exec()));
    }

    /** What time it is by the engine's clock; by ours where it does not tell. */
    static Instant now(EngineObject info) {
        return info.text("SystemTime").flatMap(EngineReader::time).orElseGet(Instant::now);
    }

    /** A time as engines write it. */
    static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** All containers, the newest first. */
    List<EngineObject> containers() {
        return read(
                "the other containers",
                List.of(),
                () -> objects(docker.listContainersCmd().withShowAll(true).exec()));
    }

    List<EngineObject> images() {
        return read("the images", List.of(), () -> objects(docker.listImagesCmd().exec()));
    }

    List<EngineObject> networks() {
        return read("the networks", List.of(), () -> objects(docker.listNetworksCmd().exec()));
    }

    List<EngineObject> volumes() {
        return read(
                "the volumes",
                List.of(),
                () -> EngineObject.of(docker.listVolumesCmd().exec()).objects("Volumes"));
    }

    /** A volume with its driver and options; nothing where it cannot be read. */
    EngineObject volume(String name) {
        if (!VOLUME.matcher(name).matches()) {
            unread.add("a volume: its name does not fit into a path");
            return EngineObject.nothing();
        }
        return read(
                "a volume",
                EngineObject.nothing(),
                () -> EngineObject.of(docker.inspectVolumeCmd(name).exec()));
    }

    /** A network with the containers in it. */
    EngineObject network(String reference) {
        return read(
                "a network",
                EngineObject.nothing(),
                () -> EngineObject.of(docker.inspectNetworkCmd().withNetworkId(reference).exec()));
    }

    /** The command lines of what runs in a container; empty where they cannot be read. */
    Optional<List<String>> processes(String id) {
        return read(
                "the processes",
                Optional.empty(),
                () -> {
                    String[][] rows = docker.topContainerCmd(id).exec().getProcesses();
                    return Optional.of(
                            rows == null
                                    ? List.of()
                                    : Arrays.stream(rows)
                                            .map(row -> row.length == 0 ? "" : row[row.length - 1])
                                            .toList());
                });
    }

    /** A command that somebody runs in a container, by {@code docker exec}. */
    EngineObject exec(String id) {
        return read(
                "an exec session",
                EngineObject.nothing(),
                () -> EngineObject.of(docker.inspectExecCmd(id).exec()));
    }

    /** How many paths a container has changed, against its image. */
    Optional<Long> changes(FoundContainer found) {
        return read(
                "the changed files",
                Optional.empty(),
                () -> {
                    // docker-java gives null where nothing has changed.
                    List<ChangeLog> changes = docker.containerDiffCmd(found.id()).exec();
                    return Optional.of(changes == null ? 0L : changes.size());
                });
    }

    /**
     * Reads a part of the whole.
     *
     * @param part what it is called where it cannot be read
     */
    <T> T read(String part, T otherwise, Supplier<T> source) {
        call.checkCancelled();
        try {
            return source.get();
        } catch (DockerException e) {
            call.checkCancelled();
            unread.add(part + ": " + EngineMessage.of(e));
            return otherwise;
        }
    }

    /** What could not be read and why, in the engine's words; a line each. */
    String unread() {
        return String.join("\n", unread);
    }

    private static List<EngineObject> objects(List<? extends DockerObject> answer) {
        return answer.stream().map(EngineObject::of).toList();
    }
}
