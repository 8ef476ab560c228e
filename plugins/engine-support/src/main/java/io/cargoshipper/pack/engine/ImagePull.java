package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.PullResponseItem;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import java.time.Duration;
import java.util.Optional;

/** Pulls an image, with reports of progress. The engine stops when the call does. */
public final class ImagePull {

    private ImagePull() {}

    /**
     * What was pulled.
     *
     * @param image its name, complete with tag or digest
     * @param digest the digest of its manifest, where the registry told it
     * @param changed whether the engine has an image now that it had not before
     * @param reported the call's progress as it was last reported, for reports that follow; 0 where
     *     there was none
     */
    public record Pulled(String image, Optional<String> digest, boolean changed, double reported) {}

    /**
     * Pulls an image and waits for its end.
     *
     * @param platform such as {@code linux/arm64}; the engine's own by default
     * @param limit how long it may take; the pull is stopped then
     * @throws ToolException {@link ErrorCode#NOT_FOUND} where the registry has no such image,
     *     {@link ErrorCode#RATE_LIMITED}, {@link ErrorCode#DEADLINE_EXCEEDED} with how far it was,
     *     or {@link ErrorCode#ENGINE_ERROR}
     */
    public static Pulled pull(
            ImageReference image,
            Optional<String> platform,
            ToolCall call,
            DockerClient docker,
            Duration limit) {
        PullProgress progress = new PullProgress(call, image.complete());
        PullImageCmd command =
                docker.pullImageCmd(image.repository())
                        // Without one, the engine pulls every image of the repository.
                        .withTag(image.version());
        platform.ifPresent(command::withPlatform);
        boolean ended;
        try (StreamCallback<PullResponseItem> callback = new StreamCallback<>(progress)) {
            command.exec(callback);
            ended = callback.await(call, limit);
        } catch (DockerException e) {
            throw failure(image, EngineMessage.of(e), e);
        }
        if (progress.error().isPresent()) {
            throw failure(image, progress.error().get(), null);
        }
        if (!ended) {
            throw new ToolException(
                    ErrorCode.DEADLINE_EXCEEDED,
                    ("the pull of '%s' was stopped after %d s, at %s; the image is not on the engine."
                                    + " Pull it with a tool or a time limit that allows longer:"
                                    + " only engines that keep images in containerd go on where a"
                                    + " pull has stopped")
                            .formatted(image.complete(), limit.toSeconds(), progress.summary()));
        }
        return new Pulled(
                image.complete(), progress.digest(), progress.changed(), progress.reported());
    }

    private static ToolException failure(ImageReference image, String reason, Throwable cause) {
        return StreamFailure.ofRegistry(
                "cannot pull '%s'".formatted(image.complete()), reason, cause);
    }
}
