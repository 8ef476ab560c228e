package io.cargoshipper.pack.images;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.PushResponseItem;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.CallTime;
import io.cargoshipper.pack.engine.EngineMessage;
import io.cargoshipper.pack.engine.FoundImage;
import io.cargoshipper.pack.engine.ImageReference;
import io.cargoshipper.pack.engine.Shapes;
import io.cargoshipper.pack.engine.StreamCallback;
import io.cargoshipper.pack.engine.StreamFailure;
import java.time.Duration;
import java.util.Optional;

/** Puts images into registries. */
final class PushImage {

    record Arguments(
            @Doc("Name with the registry's host; no id")
                    @FormerNames({"image_name", "repository"})
                    @Example("\"registry.example.org:5000/team/app:2.1\"")
                    @Pattern(Shapes.IMAGE)
                    String image,
            @Doc("Default: latest") @Pattern(Shapes.TAG) Optional<String> tag) {

        Arguments {
            ImageReference reference = ImageReference.of(image).taggedAs("image", tag);
            if (reference.digest().isPresent()) {
                throw new IllegalArgumentException(
                        "image: a digest cannot be pushed; give a name with a tag");
            }
        }

        ImageReference reference() {
            return ImageReference.of(image).taggedAs("image", tag);
        }
    }

    /** What is in the registry now. */
    record Pushed(
            String image,
            Optional<String> digest,
            int layersSent,
            int layersPresent,
            long sizeBytes) {}

    @Tool(
            name = "docker_push_image",
            title = "Push an image",
            description =
                    "Upload an image to the registry that its name begins with;"
                            + " docker_tag_image gives it such a name. Credentials are those"
                            + " of this server (docker login), never arguments.",
            tier = Tier.MODERATE,
            idempotent = true,
            openWorld = true,
            timeoutSeconds = 600)
    Pushed push(Arguments arguments, ToolCall call, DockerClient docker) {
        ImageReference image = arguments.reference();
        FoundImage found = find(arguments.image(), image, docker);
        PushProgress progress = new PushProgress(call, image.complete());
        Duration limit = CallTime.forWork(call);
        boolean ended;
        try (StreamCallback<PushResponseItem> callback = new StreamCallback<>(progress)) {
            docker.pushImageCmd(image.repository()).withTag(image.version()).exec(callback);
            ended = callback.await(call, limit);
        } catch (DockerException e) {
            throw failure(image, EngineMessage.of(e), e);
        }
        if (progress.failure().isPresent()) {
            throw failure(image, progress.failure().get(), null);
        }
        if (!ended) {
            throw new ToolException(
                    ErrorCode.DEADLINE_EXCEEDED,
                    ("the push of '%s' was stopped after %d s, at %s. The registry keeps the layers"
                                    + " that it has whole, so pushing again goes on from there")
                            .formatted(image.complete(), limit.toSeconds(), progress.summary()));
        }
        return new Pushed(
                image.complete(),
                progress.digest(),
                progress.layersSent(),
                progress.layersThereBefore(),
                found.sizeBytes());
    }

    /** An id finds an image too, but says nothing of where it should go. */
    private static FoundImage find(String given, ImageReference image, DockerClient docker) {
        Optional<FoundImage> byId =
                FoundImage.ifThere(docker, given)
                        .filter(it -> it.isNamedById(given))
                        .filter(it -> !it.tags().contains(image.complete()));
        if (byId.isPresent()) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "image: '%s' is an id, which says nothing of a registry; give a name, such as %s"
                            .formatted(
                                    given,
                                    byId.get().tags().isEmpty()
                                            ? "one that docker_tag_image made"
                                            : "'%s'".formatted(byId.get().tags().get(0))));
        }
        return FoundImage.find(docker, image.complete());
    }

    private static ToolException failure(ImageReference image, String reason, Throwable cause) {
        return StreamFailure.ofRegistry(
                "cannot push '%s'".formatted(image.complete()), reason, cause);
    }
}
