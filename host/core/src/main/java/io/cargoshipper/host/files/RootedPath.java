package io.cargoshipper.host.files;

import java.nio.file.Path;
import java.util.List;

/**
 * A path in words: a root, and the names to walk from there. Nothing has been looked at yet.
 *
 * @param given as the tool gave it, for messages
 * @param names none of them empty; "." and ".." only out of links
 */
record RootedPath(FileRoot root, List<Path> names, String given) {

    RootedPath {
        names = List.copyOf(names);
    }

    /** The absolute path, in the operator's spelling of the root. */
    Path absolute() {
        Path absolute = root.named();
        for (Path name : names) {
            absolute = absolute.resolve(name);
        }
        return absolute;
    }
}
