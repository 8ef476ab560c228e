package io.cargoshipper.pack.images;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ListImagesCmd;
import com.github.dockerjava.api.model.Image;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.pack.engine.EngineFilters;
import io.cargoshipper.pack.engine.PageByAge;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists images. */
final class ListImages {

    static final PageByAge.Order<Image> NEWEST_FIRST =
            new PageByAge.Order<>(
                    image -> image.getCreated() == null ? 0 : image.getCreated(), Image::getId);

    /** What {@code GET /images/json} of the Docker Engine API filters by. */
    private static final List<String> FILTERS =
            List.of("before", "dangling", "label", "reference", "since", "until");

    record Arguments(
            @Doc("Also the intermediate images of builds")
                    @FormerNames("all_images")
                    @Default("false")
                    boolean all,
            @Doc(
                            "reference ([\"nginx*\"]), dangling ([\"true\"]), label, before, since,"
                                    + " until")
                    @Example("{\"reference\": [\"nginx*\"]}")
                    @Default("{}")
                    Map<String, List<String>> filters,
            @Doc("Most rows") @Range(min = 1, max = 500) @Default("50") int limit,
            @Doc("From next_cursor") Optional<String> cursor) {

        Arguments {
            EngineFilters.require(filters, FILTERS);
        }
    }

    /** One page of the list. */
    record Page(List<ImageRow> images, int total, Optional<String> nextCursor) {}

    @Tool(
            name = "docker_list_images",
            title = "List images",
            description =
                    "List the images on the engine, newest first: id, tags, age,"
                            + " size, how many containers use each. For images that are not"
                            + " here yet use docker_search_images.",
            tier = Tier.SAFE,
            idempotent = true)
    Page list(Arguments arguments, DockerClient docker) {
        ListImagesCmd command = docker.listImagesCmd().withShowAll(arguments.all());
        arguments.filters().forEach(command::withFilter);
        PageByAge<Image> page =
                PageByAge.of(command.exec(), NEWEST_FIRST, arguments.limit(), arguments.cursor());
        ImageUse use = ImageUse.on(docker);
        return new Page(
                page.rows().stream().map(image -> ImageRow.of(image, use)).toList(),
                page.total(),
                page.nextCursor());
    }
}
