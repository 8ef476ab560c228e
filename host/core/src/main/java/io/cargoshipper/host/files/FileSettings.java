package io.cargoshipper.host.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Which files tools may use.
 *
 * @param roots the folders, absolute and normalised, as they are to be called in messages; the
 *     first is the one that relative paths start from
 * @param reason why these, or why none, as a clause that an operator understands
 */
public record FileSettings(List<Path> roots, String reason) {

    public FileSettings {
        roots = List.copyOf(roots);
        Objects.requireNonNull(reason, "reason");
        for (Path root : roots) {
            if (!root.isAbsolute() || !root.equals(root.normalize())) {
                throw new IllegalArgumentException(root + " is not absolute and normalised");
            }
        }
    }
}
