package io.cargoshipper.pack.images;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ImageHistory;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.pack.engine.FoundImage;
import io.cargoshipper.pack.engine.ImageReference;
import io.cargoshipper.pack.engine.Shapes;
import io.cargoshipper.pack.engine.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows how an image was made. */
final class ImageLayers {

    /** What all steps may take together, so that the answer stays within the host's limit. */
    private static final int ALL_STEPS = 20_000;

    private static final int LONGEST_STEP = 400;
    private static final int LONGEST_COMMENT = 60;
    private static final int MOST_LAYERS = 150;

    /** What engines write for a layer that is no image of its own here. */
    private static final String MISSING = "<missing>";

    record Arguments(
            @Doc("Name, digest or id")
                    @FormerNames({"image_name", "image_id"})
                    @Pattern(Shapes.IMAGE)
                    String image) {

        Arguments {
            ImageReference.of(image);
        }
    }

    /** What one step added. */
    record Layer(
            Optional<String> id,
            Optional<String> created,
            @Doc("Without values of ENV and ARG") @Untrusted String createdBy,
            long sizeBytes,
            List<String> tags,
            @Untrusted Optional<String> comment) {

        private static Layer of(ImageHistory item, int longestStep) {
            return new Layer(
                    text(item.getId()).filter(id -> !id.equals(MISSING)).map(FoundImage::shortId),
                    Optional.ofNullable(item.getCreated())
                            .filter(seconds -> seconds > 0)
                            .map(seconds -> Instant.ofEpochSecond(seconds).toString()),
                    cut(BuildStep.withoutValues(text(item.getCreatedBy()).orElse("")), longestStep),
                    size(item),
                    FoundImage.named(item.getTags()),
                    text(item.getComment()).map(comment -> cut(comment, LONGEST_COMMENT)));
        }

        private static Optional<String> text(String text) {
            return Optional.ofNullable(text).filter(it -> !it.isBlank());
        }

        private static String cut(String text, int most) {
            int kept = Texts.fitting(text, most);
            return kept == text.length() ? text : text.substring(0, kept) + "…";
        }
    }

    /** The layers of an image. */
    record History(String image, String id, long totalSizeBytes, List<Layer> layers, int leftOut) {}

    @Tool(
            name = "docker_image_history",
            title = "Show an image's layers",
            description =
                    "Show the layers of an image, newest first: the build step that"
                            + " made each, and its size. Use it to see how an image was built"
                            + " or what makes it large.",
            tier = Tier.SAFE,
            idempotent = true)
    History history(Arguments arguments, DockerClient docker) {
        FoundImage found = FoundImage.find(docker, arguments.image());
        List<ImageHistory> all = docker.imageHistoryCmd(found.id()).exec();
        int longestStep = Math.min(LONGEST_STEP, ALL_STEPS / Math.max(1, all.size()));
        List<Layer> layers =
                all.stream().limit(MOST_LAYERS).map(item -> Layer.of(item, longestStep)).toList();
        return new History(
                found.name(),
                found.shortId(),
                all.stream().mapToLong(ImageLayers::size).sum(),
                layers,
                all.size() - layers.size());
    }

    private static long size(ImageHistory item) {
        return item.getSize() == null ? 0 : item.getSize();
    }
}
