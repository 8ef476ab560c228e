package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes images and keeps account of what went: names, images, and the bytes of the layers that
 * were freed, which are fewer than the images' sizes where others share layers. Not for use by
 * several threads at once.
 */
public final class ImageRemoval {

    private final DockerClient docker;
    private final EngineApi api;
    private final LayerSizes layers = new LayerSizes();
    private final List<String> untagged = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private final Set<String> freed = new LinkedHashSet<>();

    public ImageRemoval(DockerClient docker, EngineApi api) {
        this.docker = docker;
        this.api = api;
    }

    /**
     * Removes an image, or only a name of it where it has others.
     *
     * @param reference a name of it, or its id
     * @param force also where containers that do not run were made from it, or by an id where it
     *     has several names
     * @param keepParents whether untagged images that it was built from stay
     * @throws ToolException as the engine has it: in use, or gone meanwhile
     */
    public void remove(FoundImage image, String reference, boolean force, boolean keepParents) {
        layers.learn(image, docker);
        EngineApi.Request request =
                EngineApi.Request.delete("/images/" + reference)
                        .query("force", String.valueOf(force))
                        .query("noprune", String.valueOf(keepParents));
        try (EngineApi.Answer answer = api.send(request)) {
            Object done = answer.nextJson().orElse(List.of());
            if (done instanceof List<?> list) {
                list.forEach(item -> account(EngineObject.ofJson(item)));
            }
        }
    }

    /**
     * Removes an image that nothing uses: its names one by one and without force, so that one that
     * a container has come to use meanwhile stays. What is gone already counts as removed.
     *
     * @throws ToolException as the engine has it, for example in use; names before that one are
     *     gone then
     */
    public void removeUnused(UnusedImage image) {
        Optional<FoundImage> found = FoundImage.ifThere(docker, image.id());
        if (found.isEmpty()) {
            return; // gone with another one, or by another's hand: that is what was wanted
        }
        for (String reference : image.references()) {
            try {
                remove(found.get(), reference, false, false);
            } catch (ToolException e) {
                if (e.code() != ErrorCode.NOT_FOUND) {
                    throw e;
                }
            }
        }
    }

    /** The names that are gone. */
    public List<String> untagged() {
        return List.copyOf(untagged);
    }

    /** The full ids of the images that are gone. */
    public List<String> deleted() {
        return List.copyOf(deleted);
    }

    /**
     * The bytes that are free now. Empty where the engine did not tell the sizes of layers that
     * went, or, as those that keep images in containerd, not which layers did.
     */
    public Optional<Long> reclaimedBytes() {
        boolean known = freed.stream().allMatch(layer -> layers.of(layer).isPresent());
        return !known || (freed.isEmpty() && !deleted.isEmpty())
                ? Optional.empty()
                : Optional.of(freed.stream().mapToLong(layer -> layers.of(layer).orElse(0L)).sum());
    }

    /** Layers are listed as if they were images. */
    private void account(EngineObject item) {
        item.text("Untagged").ifPresent(untagged::add);
        item.text("Deleted").ifPresent(id -> (layers.isLayer(id) ? freed : deleted).add(id));
    }
}
