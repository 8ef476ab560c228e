package io.cargoshipper.pack.images;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.pack.engine.FoundImage;
import io.cargoshipper.pack.engine.ImageReference;
import io.cargoshipper.pack.engine.Shapes;
import java.util.Optional;

/** Gives an image one more name. */
final class TagImage {

    record Arguments(
            @Doc("Name, digest or id")
                    @FormerNames({"image_name", "image_id"})
                    @Pattern(Shapes.IMAGE)
                    String image,
            @Doc("New name, with the registry's host if it is to be pushed")
                    @Example("\"registry.example.org:5000/team/app\"")
                    @Pattern(Shapes.IMAGE)
                    String repository,
            @Doc("New tag") @Pattern(Shapes.TAG) @Default(ImageReference.LATEST) String tag) {

        Arguments {
            ImageReference.of(image);
            target(repository, tag);
        }

        ImageReference target() {
            return target(repository, tag);
        }

        /** The default gives way to a tag in the repository's own name. */
        private static ImageReference target(String repository, String tag) {
            ImageReference name = ImageReference.of(repository);
            return name.tag().isPresent() && tag.equals(ImageReference.LATEST)
                    ? name
                    : name.taggedAs("repository", Optional.of(tag));
        }
    }

    /** The new name. */
    record Tagged(
            String reference,
            String id,
            @Doc("Image that had this name before") Optional<String> takenFrom) {}

    @Tool(
            name = "docker_tag_image",
            title = "Tag an image",
            description =
                    "Give an image one more name, for example before docker_push_image. If another"
                            + " image has that name it loses it: taken_from says which.",
            tier = Tier.MODERATE,
            idempotent = true)
    Tagged tag(Arguments arguments, DockerClient docker) {
        FoundImage found = FoundImage.find(docker, arguments.image());
        ImageReference target = arguments.target();
        Optional<FoundImage> before = FoundImage.ifThere(docker, target.complete());
        docker.tagImageCmd(found.id(), target.repository(), target.version()).exec();
        return new Tagged(
                target.complete(),
                found.shortId(),
                before.filter(it -> !it.id().equals(found.id())).map(FoundImage::shortId));
    }
}
