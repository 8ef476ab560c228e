package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ListImagesCmd;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Image;
import io.cargoshipper.api.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An image that no container was made from.
 *
 * @param id its full id
 * @param references its names, or where it has none its id; the image goes with the last of them
 * @param sizeBytes its size, with layers that other images may share
 */
public record UnusedImage(String id, List<String> references, long sizeBytes) {

    private static final Comparator<Image> OLDEST_FIRST =
            Comparator.comparing(
                    image -> created(image).orElse(Instant.EPOCH), Comparator.naturalOrder());

    public UnusedImage {
        references = List.copyOf(references);
    }

    /**
     * Finds what a prune would remove, the oldest first.
     *
     * @param all also images with names; else only dangling ones, which have none
     */
    public static List<UnusedImage> list(DockerClient docker, boolean all, PruneFilters filters) {
        return list(docker, all, filters, docker.listContainersCmd().withShowAll(true).exec());
    }

    /**
     * Finds what a prune would remove, the oldest first, if there were no other containers.
     *
     * @param all also images with names; else only dangling ones, which have none
     */
    public static List<UnusedImage> list(
            DockerClient docker,
            boolean all,
            PruneFilters filters,
            Collection<Container> containers) {
        ListImagesCmd command = docker.listImagesCmd();
        if (!all) {
            command.withDanglingFilter(true);
        }
        List<Image> images = command.exec();
        Set<String> used =
                containers.stream().map(Container::getImageId).collect(Collectors.toSet());
        return images.stream()
                .filter(image -> !used.contains(image.getId()))
                .filter(image -> filters.match(image.getLabels(), created(image)))
                .sorted(OLDEST_FIRST.thenComparing(Image::getId))
                .map(UnusedImage::of)
                .toList();
    }

    /** What people call it: its first name, or its short id. */
    public String name() {
        return references.get(0).equals(id) ? FoundImage.shortId(id) : references.get(0);
    }

    /** The steps of a plan that removes it, name by name. */
    public List<Plan.Step> steps() {
        List<Plan.Step> steps = new ArrayList<>();
        references.stream()
                .filter(reference -> !reference.equals(id))
                .forEach(reference -> steps.add(ImageSteps.untag(reference, reference)));
        steps.add(ImageSteps.remove(id, name(), sizeBytes));
        return steps;
    }

    private static UnusedImage of(Image image) {
        List<String> tags = FoundImage.tagsOf(image);
        List<String> names = tags.isEmpty() ? digestsOf(image) : tags;
        return new UnusedImage(
                image.getId(),
                names.isEmpty() ? List.of(image.getId()) : names,
                image.getSize() == null ? 0 : image.getSize());
    }

    private static List<String> digestsOf(Image image) {
        return image.getRepoDigests() == null
                ? List.of()
                : FoundImage.named(Arrays.asList(image.getRepoDigests()));
    }

    private static Optional<Instant> created(Image image) {
        return Optional.ofNullable(image.getCreated()).map(Instant::ofEpochSecond);
    }
}
