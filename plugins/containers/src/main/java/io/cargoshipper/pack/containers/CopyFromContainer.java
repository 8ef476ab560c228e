package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.HostFiles;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.RaisesTier;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.ReplacedFile;
import io.cargoshipper.pack.engine.Shapes;
import io.cargoshipper.pack.engine.TarEnd;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Reads files of containers. */
final class CopyFromContainer {

    private static final String COPY = "docker_copy_from_container";
    private static final int PERMISSIONS = 07777;
    private static final int BUFFER = 64 * 1024;

    record Arguments(
            @Doc("Name or id")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    String container,
            @Doc("")
                    @Pattern(Shapes.ABSOLUTE_PATH)
                    @Example("\"/etc/hosts\"")
                    @FormerNames({"source_path", "container_path"})
                    String path,
            @Doc("File of this server to write")
                    @RaisesTier(Tier.MODERATE)
                    @Length(min = 1)
                    @Example("\"hosts.txt\"")
                    @FormerNames({"destination_path", "dest_path", "host_path"})
                    Optional<String> to,
            @Doc("Replace it if it exists") @RaisesTier(Tier.DESTRUCTIVE) @Default("false")
                    boolean overwrite) {}

    /** What the path is, and its content or where that was written. */
    record Copied(
            String container,
            String path,
            PathKind kind,
            Optional<Long> sizeBytes,
            String mode,
            @Untrusted Optional<String> linkTarget,
            @Untrusted Optional<String> content,
            @Doc("content is") boolean base64,
            Optional<List<FolderListing.Entry>> entries,
            Optional<String> to,
            Optional<Long> writtenBytes,
            Optional<String> note) {}

    @Tool(
            name = COPY,
            title = "Copy from a container",
            description =
                    "Read a file of a container, running or not: text (the start,"
                            + " if long) or base 64; of a folder the names in it, of a link"
                            + " its target. With to, write it to a file here, a folder as"
                            + " .tar.",
            tier = Tier.SAFE,
            idempotent = true,
            timeoutSeconds = 300)
    Copied copy(Arguments arguments, ToolCall call, DockerClient docker, HostFiles files)
            throws IOException {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        try (ContainerArchive archive = ContainerArchive.open(found, arguments.path(), docker)) {
            Part part =
                    arguments.to().isPresent()
                            ? written(arguments, found, archive, call, files)
                            : inline(arguments, found, archive, call);
            TarArchiveEntry root = archive.root();
            PathKind kind = PathKind.of(root);
            return new Copied(
                    found.name(),
                    arguments.path(),
                    kind,
                    kind == PathKind.FILE ? Optional.of(root.getSize()) : Optional.empty(),
                    "%04o".formatted(root.getMode() & PERMISSIONS),
                    kind == PathKind.LINK ? Optional.of(root.getLinkName()) : Optional.empty(),
                    part.content().map(InlineContent::text),
                    part.content().map(InlineContent::isBase64).orElse(false),
                    part.listing().map(FolderListing::entries),
                    part.to(),
                    part.writtenBytes(),
                    part.note());
        }
    }

    @Plans(COPY)
    Plan plan(Arguments arguments, DockerClient docker, HostFiles files) throws IOException {
        FoundContainer.find(docker, arguments.container());
        return arguments.to().isPresent() && arguments.overwrite()
                ? ReplacedFile.plan(files, arguments.to().get())
                : new Plan(List.of());
    }

    private static Part inline(
            Arguments arguments, FoundContainer found, ContainerArchive archive, ToolCall call)
            throws IOException {
        return switch (PathKind.of(archive.root())) {
            case FILE -> file(arguments, archive);
            case FOLDER -> {
                String what = "%s of '%s'".formatted(arguments.path(), found.name());
                FolderListing listing = FolderListing.read(archive, what, call);
                yield Part.of(Optional.empty(), Optional.of(listing), listing.note());
            }
            case LINK ->
                    Part.of(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of("a symbolic link: ask for its target"));
            case OTHER ->
                    Part.of(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of("a device, pipe or socket, which has no content"));
        };
    }

    private static Part file(Arguments arguments, ContainerArchive archive) throws IOException {
        InlineContent content = InlineContent.read(archive.content());
        if (content.isWhole()) {
            return Part.of(Optional.of(content), Optional.empty(), Optional.empty());
        }
        if (content.isBase64()) {
            throw new ToolException(
                    ErrorCode.OUTPUT_TOO_LARGE,
                    ("'%s' is no text and has %d bytes, of which %d fit into an answer: give to, a"
                                    + " file of this server's machine to write it to")
                            .formatted(
                                    arguments.path(),
                                    archive.root().getSize(),
                                    InlineContent.MOST_BINARY));
        }
        return Part.of(
                Optional.of(content),
                Optional.empty(),
                Optional.of(
                        "only the start of it: give to for the whole, or read a part with"
                                + " docker_exec_command (tail, sed -n)"));
    }

    private static Part written(
            Arguments arguments,
            FoundContainer found,
            ContainerArchive archive,
            ToolCall call,
            HostFiles files)
            throws IOException {
        PathKind kind = PathKind.of(archive.root());
        if (kind == PathKind.LINK || kind == PathKind.OTHER) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    kind == PathKind.LINK
                            ? "path: '%s' is a symbolic link to '%s'; give that path"
                                    .formatted(arguments.path(), archive.root().getLinkName())
                            : "path: '%s' is a device, pipe or socket, which has no content"
                                    .formatted(arguments.path()));
        }
        String to = arguments.to().orElseThrow();
        boolean folder = kind == PathKind.FOLDER;
        try (HostFiles.HostFileOutput output = files.write(to, arguments.overwrite());
                CopiedBytes bytes =
                        new CopiedBytes(
                                folder ? archive.whole() : archive.content(),
                                call,
                                "%s of '%s'".formatted(arguments.path(), found.name()),
                                folder
                                        ? OptionalLong.empty()
                                        : OptionalLong.of(archive.root().getSize()),
                                "nothing was written to '%s'".formatted(to))) {
            if (folder) {
                copyArchive(bytes, output.content());
            } else {
                bytes.transferTo(output.content());
            }
            output.commit();
            return Part.written(
                    output.path(),
                    bytes.count(),
                    folder ? Optional.of("a TAR archive of the folder") : Optional.empty());
        }
    }

    /** An engine that fails on the way ends its answer as if all were well. */
    private static void copyArchive(InputStream from, OutputStream to) throws IOException {
        TarEnd end = new TarEnd();
        byte[] buffer = new byte[BUFFER];
        for (int some = from.read(buffer); some >= 0; some = from.read(buffer)) {
            to.write(buffer, 0, some);
            end.passed(buffer, 0, some);
        }
        end.requireWhole();
    }

    /** What a copy gives beside the description of the path. */
    private record Part(
            Optional<InlineContent> content,
            Optional<FolderListing> listing,
            Optional<String> to,
            Optional<Long> writtenBytes,
            Optional<String> note) {

        static Part of(
                Optional<InlineContent> content,
                Optional<FolderListing> listing,
                Optional<String> note) {
            return new Part(content, listing, Optional.empty(), Optional.empty(), note);
        }

        static Part written(String to, long bytes, Optional<String> note) {
            return new Part(
                    Optional.empty(), Optional.empty(), Optional.of(to), Optional.of(bytes), note);
        }
    }
}
