package io.cargoshipper.pack.images;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Image;
import io.cargoshipper.api.Plan;
import io.cargoshipper.pack.engine.FoundImage;
import io.cargoshipper.pack.engine.ImageSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What goes with an image, as the engine has it. */
final class RemovalPlan {

    private RemovalPlan() {}

    /**
     * Says what removing an image by one of its names, or by its id, would touch.
     *
     * @param reference what the request will say: a complete name, or the full id
     * @param withParents whether untagged images that it was built from go too
     */
    static Plan of(FoundImage found, String reference, boolean withParents, DockerClient docker) {
        ImageNames names = ImageNames.of(found);
        boolean byId = reference.equals(found.id());
        if (!byId && names.remainWithout(reference)) {
            String shown = "%s (of image %s)".formatted(reference, found.shortId());
            return new Plan(List.of(ImageSteps.untag(reference, shown)));
        }
        List<Plan.Step> steps = new ArrayList<>();
        if (!byId) {
            steps.add(ImageSteps.untag(reference, reference));
        }
        names.tagsWithout(reference).forEach(tag -> steps.add(ImageSteps.untag(tag, tag)));
        addImages(found, withParents, steps, docker);
        return new Plan(steps);
    }

    private static void addImages(
            FoundImage found, boolean withParents, List<Plan.Step> steps, DockerClient docker) {
        Map<String, Image> all =
                docker.listImagesCmd().withShowAll(true).exec().stream()
                        .collect(Collectors.toMap(Image::getId, Function.identity(), (a, b) -> a));
        ImageUse use = ImageUse.on(docker);
        Optional<Image> current = Optional.ofNullable(all.get(found.id()));
        if (current.isEmpty()) { // gone from the list since, or never in it
            steps.add(ImageSteps.remove(found.id(), found.name(), found.sizeBytes()));
        }
        while (current.isPresent()) {
            Image image = current.get();
            Optional<Image> parent = parent(image, all);
            steps.add(remove(image, parent));
            current =
                    parent.filter(it -> withParents && FoundImage.tagsOf(it).isEmpty())
                            .filter(it -> use.of(it.getId()).isEmpty())
                            .filter(it -> children(it, all) == 1);
        }
    }

    private static Plan.Step remove(Image image, Optional<Image> parent) {
        long inherited = parent.map(RemovalPlan::size).orElse(0L);
        return ImageSteps.remove(
                image.getId(),
                FoundImage.tagsOf(image).stream()
                        .findFirst()
                        .orElse(FoundImage.shortId(image.getId())),
                Math.max(0, size(image) - inherited));
    }

    private static Optional<Image> parent(Image image, Map<String, Image> all) {
        return Optional.ofNullable(image.getParentId()).filter(id -> !id.isEmpty()).map(all::get);
    }

    private static long children(Image parent, Map<String, Image> all) {
        return all.values().stream()
                .filter(image -> parent.getId().equals(image.getParentId()))
                .count();
    }

    private static long size(Image image) {
        return image.getSize() == null ? 0 : image.getSize();
    }
}
