package io.cargoshipper.pack.images;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import io.cargoshipper.pack.engine.FoundContainer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which containers were made from which image. The engine counts them in its list of images only
 * when it also measures these, which takes long.
 */
final class ImageUse {

    private final Map<String, List<Container>> containers;

    private ImageUse(Map<String, List<Container>> containers) {
        this.containers = containers;
    }

    static ImageUse on(DockerClient docker) {
        return new ImageUse(
                docker.listContainersCmd().withShowAll(true).exec().stream()
                        .filter(container -> container.getImageId() != null)
                        .collect(Collectors.groupingBy(Container::getImageId)));
    }

    /** The containers of an image, by its full id. */
    List<Container> of(String imageId) {
        return containers.getOrDefault(imageId, List.of());
    }

    /** Their names and states, for people: {@code 'web' (running), 'db' (exited)}. */
    String describe(String imageId) {
        return of(imageId).stream()
                .map(it -> "'%s' (%s)".formatted(FoundContainer.nameOf(it), it.getState()))
                .collect(Collectors.joining(", "));
    }
}
