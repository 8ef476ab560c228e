package io.cargoshipper.pack.images;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.LoadResponseItem;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.HostFiles;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.pack.engine.CallTime;
import io.cargoshipper.pack.engine.EngineMessage;
import io.cargoshipper.pack.engine.StreamCallback;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Brings images from archives onto the engine. */
final class LoadImage {

    record Arguments(
            @Doc("Archive under an allowed root")
                    @FormerNames({"input", "path", "archive"})
                    @Example("\"images/app.tar\"")
                    String file) {}

    /** What is on the engine now. */
    record Loaded(String file, @Untrusted List<String> images, @Untrusted List<String> notes) {}

    @Tool(
            name = "docker_load_image",
            title = "Load images from a file",
            description =
                    "Load the images of an archive that docker_save_image or docker"
                            + " save wrote. For a plain tar of a root file system use"
                            + " docker_import_image.",
            tier = Tier.MODERATE,
            idempotent = true,
            timeoutSeconds = 600)
    Loaded load(Arguments arguments, ToolCall call, DockerClient docker, HostFiles files)
            throws IOException {
        try (HostFiles.HostFile file = files.read(arguments.file())) {
            LoadProgress progress = new LoadProgress(call, arguments.file(), file.sizeBytes());
            Duration limit = CallTime.forWork(call);
            boolean ended;
            try (StreamCallback<LoadResponseItem> callback = new StreamCallback<>(progress);
                    MeteredInput archive = new MeteredInput(file.content(), progress::sent)) {
                docker.loadImageAsyncCmd(archive).exec(callback);
                ended = callback.await(call, limit);
            } catch (DockerException e) {
                throw failure(file, EngineMessage.of(e), e);
            }
            if (progress.failure().isPresent()) {
                throw failure(file, progress.failure().get(), null);
            }
            if (!ended) {
                throw new ToolException(
                        ErrorCode.DEADLINE_EXCEEDED,
                        ("the load of '%s' was stopped after %d s, at %s. Look with"
                                        + " docker_list_images: an engine that had all of it may have"
                                        + " finished; if not, load it under a time limit that allows"
                                        + " longer")
                                .formatted(file.path(), limit.toSeconds(), progress.summary()));
            }
            if (progress.loaded().isEmpty()) {
                throw failure(file, "the engine found no image in it", null);
            }
            return new Loaded(file.path(), progress.loaded(), progress.notes());
        }
    }

    private static ToolException failure(HostFiles.HostFile file, String reason, Throwable cause) {
        return new ToolException(
                ErrorCode.ENGINE_ERROR,
                ("cannot load '%s': %s; it must be an archive of docker save (a tar of a root file"
                                + " system goes to docker_import_image)")
                        .formatted(file.path(), reason),
                cause);
    }
}
