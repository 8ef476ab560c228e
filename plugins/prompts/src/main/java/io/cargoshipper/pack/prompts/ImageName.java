package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.List;

/** Chooses what to call an image, so that the engine finds the very same one. */
final class ImageName {

    private ImageName() {}

    /**
     * Chooses the name while it means that image; else its digest in a registry, or its id.
     *
     * @param named what the container was made from
     * @param image its image; nothing where that is gone
     * @param meant what the name means by now
     */
    static String of(String named, EngineObject image, EngineObject meant) {
        if (image.isEmpty() || meant.text("Id").equals(image.text("Id"))) {
            return named;
        }
        List<String> digests = image.texts("RepoDigests");
        return digests.isEmpty() ? image.text("Id").orElse(named) : digests.get(0);
    }
}
