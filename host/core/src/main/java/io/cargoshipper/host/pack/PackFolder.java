package io.cargoshipper.host.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands in the folder of packs: {@code x.jar} is a pack, and {@code x/*.jar} one with its own
 * dependencies.
 *
 * @param packs the packs, by file name
 * @param warnings anything else, one message each
 */
public record PackFolder(List<PackFiles> packs, List<String> warnings) {

    public PackFolder {
        packs = List.copyOf(packs);
        warnings = List.copyOf(warnings);
    }

    /** Reads a folder. */
    public static PackFolder read(Path folder) {
        List<PackFiles> packs = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Path entry : entries(folder)) {
            if (entry.getFileName().toString().startsWith(".")) {
                continue;
            }
            if (isJar(entry)) {
                packs.add(new PackFiles(entry, List.of(entry)));
            } else if (Files.isDirectory(entry)) {
                List<Path> jars = entries(entry).stream().filter(PackFolder::isJar).toList();
                if (jars.isEmpty()) {
                    warnings.add(entry + " is ignored: a pack's folder holds its jars");
                } else {
                    packs.add(new PackFiles(entry, jars));
                }
            } else {
                warnings.add(entry + " is ignored: it is neither a jar nor a folder of jars");
            }
        }
        return new PackFolder(packs, warnings);
    }

    private static boolean isJar(Path path) {
        return path.getFileName().toString().endsWith(".jar") && Files.isRegularFile(path);
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
