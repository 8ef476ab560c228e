package io.cargoshipper.pack.images;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Image;
import io.cargoshipper.api.Plan;
import io.cargoshipper.pack.engine.FoundImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What goes with an image, as the engine has it. */
final class RemovalPlan {

    private static final String KIND = "image";

    private RemovalPlan() {}

    /**
     * Says what removing an image by one of its names, or by its id, would touch.
     *
     * @param withParents whether untagged images that it was built from go too
     */
    static Plan of(FoundImage found, String reference, boolean withParents, DockerClient docker) {
        boolean byId = reference.equals(found.id());
        List<String> tags = found.tags();
        if (!byId && tags.contains(reference) && tags.size() > 1) {
            return new Plan(List.of(untag(found, reference)));
        }
        List<Plan.Step> steps = new ArrayList<>();
        tags.forEach(tag -> steps.add(untag(found, tag)));
        Map<String, Image> all =
                docker.listImagesCmd().withShowAll(true).exec().stream()
                        .collect(Collectors.toMap(Image::getId, Function.identity(), (a, b) -> a));
        ImageUse use = ImageUse.on(docker);
        Optional<Image> current = Optional.ofNullable(all.get(found.id()));
        while (current.isPresent()) {
            Image image = current.get();
            Optional<Image> parent = parent(image, all);
            steps.add(remove(image, parent));
            current =
                    parent.filter(it -> withParents && FoundImage.tagsOf(it).isEmpty())
                            .filter(it -> use.of(it.getId()).isEmpty())
                            .filter(it -> children(it, all) == 1);
        }
        return new Plan(steps);
    }

    private static Plan.Step untag(FoundImage found, String name) {
        return new Plan.Step("untag", KIND, found.id(), name, OptionalLong.empty());
    }

    private static Plan.Step remove(Image image, Optional<Image> parent) {
        long inherited = parent.map(RemovalPlan::size).orElse(0L);
        return new Plan.Step(
                "remove",
                KIND,
                image.getId(),
                FoundImage.tagsOf(image).stream()
                        .findFirst()
                        .orElse(FoundImage.shortId(image.getId())),
                OptionalLong.of(Math.max(0, size(image) - inherited)));
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
