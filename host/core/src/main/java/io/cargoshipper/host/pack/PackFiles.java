package io.cargoshipper.host.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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

    /**
     * The pack at a place, as the folder of packs would take it: a jar, or a folder of jars; empty
     * if it is neither.
     *
     * @throws IOException if the folder cannot be read
     */
    public static Optional<PackFiles> at(Path location) throws IOException {
        Path place = location.toAbsolutePath().normalize();
        List<Path> jars =
                Files.isDirectory(place)
                        ? PackFolder.jars(place)
                        : Stream.of(place).filter(PackFolder::isJar).toList();
        return jars.isEmpty() ? Optional.empty() : Optional.of(new PackFiles(place, jars));
    }
}
