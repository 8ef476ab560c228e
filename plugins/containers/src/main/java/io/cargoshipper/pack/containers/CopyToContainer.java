package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.HostFiles;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.EngineMessage;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Shapes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts files into containers. */
final class CopyToContainer {

    private static final int OCTAL = 8;

    /** How engines say, with various statuses, that no file can be where one was asked for. */
    private static final List<String> UNFIT =
            List.of("cannot overwrite directory", "not a directory");

    record Arguments(
            @Doc("Name or id")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    String container,
            @Doc("Of the file; its folder must exist")
                    @Pattern(Shapes.ABSOLUTE_PATH)
                    @Example("\"/etc/app.conf\"")
                    @FormerNames({"destination_path", "dest_path", "container_path"})
                    String path,
            @Doc("Its text; else from") @Example("\"hello\\n\"") Optional<String> content,
            @Doc("File of this server")
                    @Length(min = 1)
                    @Example("\"app.conf\"")
                    @FormerNames({"source_path", "host_path"})
                    Optional<String> from,
            @Doc("Octal; new: 0644") @Pattern("^[0-7]{3,4}$") @Example("\"0755\"")
                    Optional<String> mode) {

        Arguments {
            if (content.isPresent() == from.isPresent()) {
                throw new IllegalArgumentException(
                        content.isPresent()
                                ? "content and from: give one of both"
                                : "give content (the file's text) or from (a file to copy)");
            }
            if (name(path).isEmpty()) {
                throw new IllegalArgumentException(
                        "path: '%s' does not name a file; give it with the file's name"
                                .formatted(path));
            }
        }

        /** The last step of the path; empty where that is no name. */
        private static String name(String path) {
            String name = path.substring(lastSeparator(path) + 1);
            return name.equals(".") || name.equals("..") ? "" : name;
        }

        String name() {
            return name(path);
        }

        /** Where the file is put, up to and with the last separator. */
        String folder() {
            return path.substring(0, lastSeparator(path) + 1);
        }

        /** A backslash is part of a name, but in a Windows path. */
        private static int lastSeparator(String path) {
            return path.startsWith("/")
                    ? path.lastIndexOf('/')
                    : Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        }
    }

    /** What is in the container now. */
    record Copied(String container, String path, long sizeBytes, String mode) {}

    @Tool(
            name = "docker_copy_to_container",
            title = "Copy into a container",
            description =
                    "Write one file into a container, running or not, from text"
                            + " given here or a file of this server; one that is there is"
                            + " replaced, its owner and mode kept.",
            tier = Tier.MODERATE,
            idempotent = true,
            timeoutSeconds = 300)
    Copied copy(Arguments arguments, ToolCall call, DockerClient docker, HostFiles files)
            throws IOException {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        if (arguments.content().isPresent()) {
            byte[] bytes = arguments.content().get().getBytes(StandardCharsets.UTF_8);
            return put(
                    arguments, found, bytes.length, new ByteArrayInputStream(bytes), call, docker);
        }
        try (HostFiles.HostFile file = files.read(arguments.from().orElseThrow())) {
            return put(arguments, found, file.sizeBytes(), file.content(), call, docker);
        }
    }

    private static Copied put(
            Arguments arguments,
            FoundContainer found,
            long size,
            InputStream content,
            ToolCall call,
            DockerClient docker)
            throws IOException {
        String what = "%s into '%s'".formatted(arguments.path(), found.name());
        FileRights rights = rights(arguments, found, docker);
        try (InputStream tar =
                OneFileTar.of(
                        arguments.name(),
                        rights,
                        size,
                        new CopiedBytes(
                                content,
                                call,
                                what,
                                OptionalLong.of(size),
                                "the file in the container may be incomplete"))) {
            docker.copyArchiveToContainerCmd(found.id())
                    .withTarInputStream(tar)
                    .withRemotePath(arguments.folder())
                    .withNoOverwriteDirNonDir(true)
                    .exec();
        } catch (NotFoundException e) {
            throw new ToolException(
                    ErrorCode.NOT_FOUND,
                    "no folder '%s' in container '%s'; make it first, with docker_exec_command and"
                                    .formatted(arguments.folder(), found.name())
                            + " mkdir -p",
                    e);
        } catch (DockerException e) {
            throw refused(e, arguments);
        }
        return new Copied(found.name(), arguments.path(), size, "%04o".formatted(rights.mode()));
    }

    /** A new file in place of a private one must not be less private, nor change hands. */
    private static FileRights rights(Arguments arguments, FoundContainer found, DockerClient docker)
            throws IOException {
        try {
            FileRights kept = FileRights.of(arguments.path(), found, docker);
            return arguments
                    .mode()
                    .map(mode -> Integer.parseInt(mode, OCTAL))
                    .map(kept::with)
                    .orElse(kept);
        } catch (DockerException e) {
            throw refused(e, arguments);
        }
    }

    private static RuntimeException refused(DockerException e, Arguments arguments) {
        String message = EngineMessage.of(e);
        if (UNFIT.stream().noneMatch(message::contains)) {
            return e;
        }
        return new ToolException(
                ErrorCode.INVALID_ARGUMENT,
                "path: '%s' cannot be written, for it is a folder or below a file: %s"
                        .formatted(arguments.path(), message),
                e);
    }
}
