package io.cargoshipper.pack.images;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.KeepsTier;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FoundImage;
import io.cargoshipper.pack.engine.ImageReference;
import io.cargoshipper.pack.engine.ImageRemoval;
import io.cargoshipper.pack.engine.Shapes;
import java.util.List;
import java.util.Optional;

/** Removes images. */
final class RemoveImage {

    private static final String REMOVE = "docker_remove_image";

    record Arguments(
            @Doc("Name (the image goes with its last one), digest or id")
                    @FormerNames({"image_name", "image_id"})
                    @Pattern(Shapes.IMAGE)
                    String image,
            @Doc("Despite stopped containers, or with several names")
                    @Default("false")
                    @KeepsTier("every removal is destructive already")
                    boolean force,
            @Doc("Keep untagged parents")
                    @FormerNames("noprune")
                    @Default("false")
                    @KeepsTier("it removes less")
                    boolean noPrune) {

        Arguments {
            ImageReference.of(image);
        }
    }

    /** What is gone. */
    record Removed(
            String image,
            List<String> untagged,
            List<String> deleted,
            Optional<Long> reclaimedBytes) {}

    @Tool(
            name = REMOVE,
            title = "Remove an image",
            description =
                    "Remove an image, or one of its names. An image that containers use stays:"
                            + " remove those first. For all unused images at once use"
                            + " docker_prune_images.",
            tier = Tier.DESTRUCTIVE,
            idempotent = true)
    Removed remove(Arguments arguments, DockerClient docker, EngineApi api) {
        FoundImage found = FoundImage.find(docker, arguments.image());
        ImageRemoval removal = new ImageRemoval(docker, api);
        try {
            removal.remove(
                    found, reference(arguments, found), arguments.force(), arguments.noPrune());
        } catch (ToolException e) {
            throw e.code() == ErrorCode.CONFLICT ? conflict(found, e, docker) : e;
        }
        return new Removed(
                found.name(),
                removal.untagged(),
                removal.deleted().stream().map(FoundImage::shortId).toList(),
                removal.reclaimedBytes());
    }

    @Plans(REMOVE)
    Plan plan(Arguments arguments, DockerClient docker) {
        FoundImage found = FoundImage.find(docker, arguments.image());
        return RemovalPlan.of(found, reference(arguments, found), !arguments.noPrune(), docker);
    }

    private static String reference(Arguments arguments, FoundImage found) {
        return found.isNamedById(arguments.image()) ? found.id() : found.name();
    }

    private static ToolException conflict(
            FoundImage found, ToolException failure, DockerClient docker) {
        String users = ImageUse.on(docker).describe(found.id());
        StringBuilder message = new StringBuilder(failure.getMessage());
        if (!users.isEmpty()) {
            message.append("; containers that use it: ").append(users);
        }
        if (found.tags().size() > 1) {
            message.append("; its names: ").append(String.join(", ", found.tags()));
        }
        message.append(
                users.isEmpty()
                        ? "; force=true removes it with all its names, unless others are built on it"
                        : "; remove these first (docker_remove_container)");
        return new ToolException(ErrorCode.CONFLICT, message.toString(), failure);
    }
}
