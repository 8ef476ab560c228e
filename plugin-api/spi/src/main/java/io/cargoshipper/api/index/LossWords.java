package io.cargoshipper.api.index;

import java.util.Arrays;
import java.util.Set;

/**
 * Words in the name of a tool or a switch that speak of loss. The pack-builder and the host hold to
 * this one list.
 */
public final class LossWords {

    private static final Set<String> WORDS =
            Set.of(
                    "force",
                    "forced",
                    "forcibly",
                    "hard",
                    "remove",
                    "rm",
                    "delete",
                    "drop",
                    "evict",
                    "terminate",
                    "purge",
                    "prune",
                    "destroy",
                    "overwrite",
                    "recursive",
                    "wipe",
                    "erase",
                    "kill",
                    "discard",
                    "clean",
                    "clear",
                    "reset",
                    "replace",
                    "truncate",
                    "clobber");

    private LossWords() {}

    /** Whether one of them stands in a name whose words are joined by underscores. */
    public static boolean in(String name) {
        return Arrays.stream(name.split("_", -1)).anyMatch(WORDS::contains);
    }
}
