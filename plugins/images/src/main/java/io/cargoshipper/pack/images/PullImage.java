package io.cargoshipper.pack.images;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.pack.engine.CallTime;
import io.cargoshipper.pack.engine.FoundImage;
import io.cargoshipper.pack.engine.ImagePull;
import io.cargoshipper.pack.engine.ImageReference;
import io.cargoshipper.pack.engine.Shapes;
import java.util.Optional;

/** Gets images from registries. */
final class PullImage {

    record Arguments(
            @Doc("Name, with registry, tag or digest where need be")
                    @FormerNames({"image_name", "repository"})
                    @Example("\"nginx:1.27\"")
                    @Pattern(Shapes.IMAGE)
                    String image,
            @Doc("Default: latest") @Pattern(Shapes.TAG) Optional<String> tag,
            @Doc("Such as linux/arm64") @Pattern(Shapes.PLATFORM) Optional<String> platform) {

        Arguments {
            ImageReference.of(image).taggedAs("image", tag);
        }

        ImageReference reference() {
            return ImageReference.of(image).taggedAs("image", tag);
        }
    }

    /** Whether anything came. */
    enum Status {
        DOWNLOADED,
        UP_TO_DATE
    }

    /** What is on the engine now. */
    record Pulled(
            String image, String id, Optional<String> digest, Status status, long sizeBytes) {}

    @Tool(
            name = "docker_pull_image",
            title = "Pull an image",
            description =
                    "Download an image from its registry, or bring it up to date."
                            + " Credentials are those of this server (docker login), never"
                            + " arguments. To find names use docker_search_images.",
            tier = Tier.MODERATE,
            idempotent = true,
            openWorld = true,
            timeoutSeconds = 600)
    Pulled pull(Arguments arguments, ToolCall call, DockerClient docker) {
        ImagePull.Pulled pulled =
                ImagePull.pull(
                        arguments.reference(),
                        arguments.platform(),
                        call,
                        docker,
                        CallTime.forWork(call));
        FoundImage found = FoundImage.find(docker, pulled.image());
        return new Pulled(
                pulled.image(),
                found.shortId(),
                pulled.digest(),
                pulled.changed() ? Status.DOWNLOADED : Status.UP_TO_DATE,
                found.sizeBytes());
    }
}
