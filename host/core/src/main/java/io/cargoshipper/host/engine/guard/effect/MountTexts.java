package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.engine.guard.body.UnreadableRequestException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The texts of one mount. Podman puts them together into a line, as {@code --mount} takes it, and
 * reads that: what stands behind a comma in one of them would be a setting of its own.
 */
final class MountTexts {

    private static final Pattern SEPARATOR = Pattern.compile("[,\"\\r\\n]");

    private MountTexts() {}

    /**
     * @throws UnreadableRequestException where engines read a mount as different ones
     */
    static void check(Body mount) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String field : new String[] {"Type", "Source", "Target", "Consistency"}) {
            texts.put(field, mount.text(field));
        }
        texts.put("Propagation", mount.object("BindOptions").text("Propagation"));
        for (String options : new String[] {"VolumeOptions", "ImageOptions"}) {
            texts.put(options + ".Subpath", mount.object(options).text("Subpath"));
        }
        texts.forEach(MountTexts::check);
    }

    private static void check(String field, String text) {
        if (SEPARATOR.matcher(text).find()) {
            throw new UnreadableRequestException(
                    ("the %s of a mount has a comma, a quote or a line break in it, which engines"
                                    + " read differently: use a path or a name without")
                            .formatted(field));
        }
    }
}
