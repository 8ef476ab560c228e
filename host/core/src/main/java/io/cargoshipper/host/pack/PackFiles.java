package io.cargoshipper.host.pack;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Where a pack was found.
 *
 * @param location its jar, or its folder of jars
 * @param jars its jars; none where they could not be read
 */
public record PackFiles(Path location, List<Path> jars) {

    public PackFiles {
        Objects.requireNonNull(location, "location");
        jars = List.copyOf(jars);
    }
}
