package io.cargoshipper.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A built distribution.
 *
 * @param folder the installation
 */
record Distribution(Path folder) {

    private static final String BUILT = "cargoshipper.dist";
    private static final String OWN_JAR = "cargoshipper-host-cli-";

    /** The one that this build made. */
    static Distribution built() {
        return new Distribution(Path.of(Required.property(BUILT)));
    }

    Path launcher() {
        return folder.resolve("bin/cargoshipper");
    }

    /** Its version, as the names of its jars tell. */
    String version() {
        return jarsIn("lib").stream()
                .map(jar -> jar.getFileName().toString())
                .filter(name -> name.startsWith(OWN_JAR))
                .map(name -> name.substring(OWN_JAR.length(), name.length() - ".jar".length()))
                .findFirst()
                .orElseThrow();
    }

    /** The packs that ship with it. */
    List<Path> packs() {
        return jarsIn("plugins");
    }

    /** Copies the packs that ship with it into another folder. */
    void copyPacksTo(Path target) {
        try {
            Files.createDirectories(target);
            for (Path pack : packs()) {
                Files.copy(pack, target.resolve(pack.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies it as a whole to a folder that is not there yet. */
    Distribution copyTo(Path target) {
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.toList()) {
                Files.copy(
                        entry,
                        target.resolve(folder.relativize(entry).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Distribution(target);
    }

    private List<Path> jarsIn(String part) {
        try (Stream<Path> entries = Files.list(folder.resolve(part))) {
            return entries.filter(entry -> entry.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
