package io.cargoshipper.host.files;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An allowed folder, held open.
 *
 * @param named as the operator spelled it
 * @param folder the folder itself, under its real path
 */
record FileRoot(Path named, OpenFolder folder) {

    /** The spellings by which absolute paths may begin. */
    List<Path> spellings() {
        return Stream.of(named, folder.path()).distinct().toList();
    }
}
