package io.cargoshipper.pack.images;

import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.HostFiles;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.CallTime;
import io.cargoshipper.pack.engine.EngineObject;
import io.cargoshipper.pack.engine.EngineWait;
import io.cargoshipper.pack.engine.FoundImage;
import io.cargoshipper.pack.engine.ImageReference;
import io.cargoshipper.pack.engine.ProgressMeter;
import io.cargoshipper.pack.engine.Shapes;
import io.cargoshipper.pack.engine.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Makes images of file systems. It speaks to the engine's API itself: docker-java 3.7.1's command
 * for it sends an empty object in place of the file system, and knows no changes.
 */
final class ImportImage {

    /** How the id of an image begins, which is the last that an engine tells of an import. */
    private static final String ID = "sha256:";

    record Arguments(
            @Doc("Tar under an allowed root, plain or compressed")
                    @FormerNames({"source", "path", "input"})
                    @Example("\"rootfs.tar.gz\"")
                    String file,
            @Doc("") @FormerNames("image_name") @Pattern(Shapes.IMAGE) Optional<String> repository,
            @Doc("Default: latest") @Pattern(Shapes.TAG) Optional<String> tag,
            @Doc("Comment") Optional<String> message,
            @Doc("Dockerfile instructions such as CMD [\"sh\"], ENV A=b")
                    @Example("[\"CMD [\\\"sh\\\"]\"]")
                    @Default("[]")
                    List<String> changes) {

        Arguments {
            if (tag.isPresent() && repository.isEmpty()) {
                throw new IllegalArgumentException("tag: needs a repository beside it");
            }
            Optional<String> wanted = tag;
            repository.ifPresent(name -> ImageReference.of(name).taggedAs("repository", wanted));
        }

        Optional<ImageReference> reference() {
            return repository.map(name -> ImageReference.of(name).taggedAs("repository", tag));
        }
    }

    /** What is on the engine now. */
    record Imported(String id, Optional<String> reference, String file, long fileSizeBytes) {}

    @Tool(
            name = "docker_import_image",
            title = "Import a file system as an image",
            description =
                    "Make an image from a tar of a root file system, as debootstrap"
                            + " or docker export write it. For an archive of docker save use"
                            + " docker_load_image.",
            tier = Tier.MODERATE,
            timeoutSeconds = 600)
    Imported importImage(Arguments arguments, ToolCall call, EngineApi api, HostFiles files)
            throws IOException {
        try (HostFiles.HostFile file = files.read(arguments.file())) {
            Duration limit = CallTime.forWork(call);
            InputStream content = metered(file, call);
            String id =
                    EngineWait.atMost(
                                    limit,
                                    call,
                                    () -> send(request(arguments, content), file.path(), api))
                            .orElseThrow(() -> late(file.path(), limit));
            return new Imported(
                    FoundImage.shortId(id),
                    arguments.reference().map(ImageReference::complete),
                    file.path(),
                    file.sizeBytes());
        }
    }

    private static InputStream metered(HostFiles.HostFile file, ToolCall call) throws IOException {
        ProgressMeter meter = new ProgressMeter(call);
        long size = file.sizeBytes();
        return new MeteredInput(
                file.content(),
                read ->
                        meter.report(
                                (double) read,
                                size >= read && size > 0
                                        ? OptionalDouble.of((double) size)
                                        : OptionalDouble.empty(),
                                () ->
                                        "importing %s: %s of %s sent"
                                                .formatted(
                                                        file.path(),
                                                        Sizes.text(read),
                                                        Sizes.text(size))));
    }

    private static EngineApi.Request request(Arguments arguments, InputStream content) {
        EngineApi.Request request =
                EngineApi.Request.post("/images/create")
                        .query("fromSrc", "-")
                        .body("application/x-tar", content);
        if (arguments.reference().isPresent()) {
            ImageReference reference = arguments.reference().get();
            request =
                    request.query("repo", reference.repository()).query("tag", reference.version());
        }
        if (arguments.message().isPresent()) {
            request = request.query("message", arguments.message().get());
        }
        for (String change : arguments.changes()) {
            request = request.query("changes", change);
        }
        return request;
    }

    /** Returns the id of the image. */
    private static String send(EngineApi.Request request, String path, EngineApi api) {
        String last = "";
        try (EngineApi.Answer answer = api.send(request)) {
            Optional<Object> next = answer.nextJson();
            while (next.isPresent()) {
                EngineObject item = EngineObject.ofJson(next.get());
                Optional<String> failure =
                        item.object("errorDetail").text("message").or(() -> item.text("error"));
                if (failure.isPresent()) {
                    throw new ToolException(ErrorCode.ENGINE_ERROR, failure.get());
                }
                last = item.text("status").orElse(last);
                next = answer.nextJson();
            }
        } catch (ToolException e) {
            throw e.code() == ErrorCode.ENGINE_ERROR || e.code() == ErrorCode.INVALID_ARGUMENT
                    ? new ToolException(
                            e.code(),
                            "cannot import '%s': %s; it must be a tar of a root file system"
                                    .formatted(path, e.getMessage()),
                            e)
                    : e;
        }
        if (!last.startsWith(ID)) {
            throw new ToolException(
                    ErrorCode.ENGINE_ERROR,
                    "the engine took '%s' and named no image; look with docker_list_images"
                            .formatted(path));
        }
        return last;
    }

    private static ToolException late(String path, Duration limit) {
        return new ToolException(
                ErrorCode.DEADLINE_EXCEEDED,
                ("the import of '%s' was stopped after %d s. Look with docker_list_images: an engine"
                                + " that had all of it may have finished; if not, import it under a"
                                + " time limit that allows longer")
                        .formatted(path, limit.toSeconds()));
    }
}
