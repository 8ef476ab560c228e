package io.cargoshipper.pack.images;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Image;
import io.cargoshipper.api.Resource;
import io.cargoshipper.api.ResourceResult;
import io.cargoshipper.pack.engine.PageByAge;
import io.cargoshipper.pack.engine.Sizes;
import io.cargoshipper.pack.engine.TextTable;
import java.util.List;
import java.util.Optional;

/** Images as a resource, which clients attach to a conversation and may subscribe to. */
final class ImageResources {

    private static final String DANGLING = "<none>";

    /** So many fit into what the host passes on. */
    private static final int MOST_ROWS = 100;

    /** The images on the engine. */
    record Images(List<ImageRow> images, int total) {}

    @Resource(
            uri = "docker://images",
            name = "Images",
            description =
                    "The images on the engine, as docker images lists them: the newest first, 100 at"
                            + " most, with how many containers use each.",
            mimeType = "text/plain",
            changesOn = {
                "image.pull",
                "image.load",
                "image.import",
                "image.tag",
                "image.untag",
                "image.delete",
                "image.prune",
                // The engine tells of builds and commits by these alone, where they give no name.
                "builder.build",
                "container.commit"
            })
    ResourceResult<Images> images(DockerClient docker) {
        PageByAge<Image> page =
                PageByAge.of(
                        docker.listImagesCmd().exec(),
                        ListImages.NEWEST_FIRST,
                        MOST_ROWS,
                        Optional.empty());
        ImageUse use = ImageUse.on(docker);
        List<ImageRow> rows = page.rows().stream().map(image -> ImageRow.of(image, use)).toList();
        TextTable table = new TextTable("TAGS", "ID", "CREATED", "SIZE", "CONTAINERS");
        rows.forEach(
                row ->
                        table.row(
                                row.tags().isEmpty() ? DANGLING : String.join(", ", row.tags()),
                                row.id(),
                                row.created().orElse(""),
                                Sizes.text(row.sizeBytes()),
                                String.valueOf(row.containers())));
        int left = page.total() - rows.size();
        return new ResourceResult<>(
                new Images(rows, page.total()),
                left == 0
                        ? table.toString()
                        : table + "and %d older ones: docker_list_images\n".formatted(left));
    }
}
