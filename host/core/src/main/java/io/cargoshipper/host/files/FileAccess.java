package io.cargoshipper.host.files;

import java.util.Objects;

/**
 * A file or folder that a tool asked for.
 *
 * @param use what for
 * @param path as the tool gave it
 * @param allowed whether it was let
 */
public record FileAccess(Use use, String path, boolean allowed) {

    public FileAccess {
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(path, "path");
    }

    /** What a tool does with a file or folder. */
    public enum Use {
        /** Reads a file. */
        READ,
        /** Reads a folder, with all that is in it. */
        READ_FOLDER,
        /** Writes a file. */
        WRITE
    }
}
