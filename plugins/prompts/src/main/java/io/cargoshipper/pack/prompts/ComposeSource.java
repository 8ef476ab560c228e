package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a Compose file is made from.
 *
 * @param container the engine's description of the container
 * @param image that of its image; nothing where it is gone
 * @param reference what names the image, so that the engine finds the same one
 * @param info the engine's description of itself
 * @param containers the names of other containers that this one refers to, by id
 * @param secrets the names of its environment variables that hold secrets
 */
record ComposeSource(
        EngineObject container,
        EngineObject image,
        String reference,
        EngineObject info,
        Map<String, String> containers,
        Set<String> secrets) {

    EngineObject config() {
        return container.object("Config");
    }

    EngineObject hostConfig() {
        return container.object("HostConfig");
    }

    /** What a container of the image gets where it says nothing else. */
    EngineObject imageConfig() {
        return image.object("Config");
    }

    /** A text of {@code Config}, where the image does not say the same. */
    Optional<String> own(String field) {
        Optional<String> value = config().text(field);
        return value.equals(imageConfig().text(field)) ? Optional.empty() : value;
    }

    /** The keys of a map in {@code Config} that the image's does not have. */
    Set<String> ownKeys(String field) {
        Set<String> keys = new TreeSet<>(config().object(field).fields().keySet());
        keys.removeAll(imageConfig().object(field).fields().keySet());
        return keys;
    }

    /** {@code container:name} for {@code container:id}; anything else as it is. */
    String byName(String mode) {
        String prefix = "container:";
        if (!mode.startsWith(prefix)) {
            return mode;
        }
        String id = mode.substring(prefix.length());
        return prefix + containers.getOrDefault(id, id);
    }
}
