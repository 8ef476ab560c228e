package io.cargoshipper.host.pack;

import io.cargoshipper.host.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What stands in the folder of packs: {@code x.jar} is a pack, and {@code x/*.jar} one with its own
 * dependencies.
 *
 * @param packs the packs, by file name
 * @param unreadable folders that may hold a pack and cannot be looked into
 * @param warnings anything else, one message each
 */
public record PackFolder(
        List<PackFiles> packs, List<Unreadable> unreadable, List<String> warnings) {

    public PackFolder {
        packs = List.copyOf(packs);
        unreadable = List.copyOf(unreadable);
        warnings = List.copyOf(warnings);
    }

    /**
     * A folder that cannot be looked into.
     *
     * @param location the folder
     * @param reason why not, with the mend
     */
    public record Unreadable(Path location, String reason) {
        public Unreadable {
            Objects.requireNonNull(location, "location");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Reads a folder.
     *
     * @throws ConfigurationException if it cannot be read; one in it that cannot is reported
     */
    public static PackFolder read(Path folder) {
        List<PackFiles> packs = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Path entry : root(folder)) {
            if (entry.getFileName().toString().startsWith(".")) {
                continue;
            }
            if (isJar(entry)) {
                packs.add(new PackFiles(entry, List.of(entry)));
            } else if (Files.isDirectory(entry)) {
                try {
                    List<Path> jars = jars(entry);
                    if (jars.isEmpty()) {
                        warnings.add(entry + " is ignored: a pack's folder holds its jars");
                    } else {
                        packs.add(new PackFiles(entry, jars));
                    }
                } catch (IOException e) {
                    unreadable.add(
                            new Unreadable(
                                    entry,
                                    "its folder cannot be read (%s); let the host's user read it, or take it away"
                                            .formatted(e)));
                }
            } else {
                warnings.add(entry + " is ignored: it is neither a jar nor a folder of jars");
            }
        }
        return new PackFolder(packs, unreadable, warnings);
    }

    /** The jars of a pack's folder, in their order. */
    static List<Path> jars(Path folder) throws IOException {
        return entries(folder).stream().filter(PackFolder::isJar).toList();
    }

    static boolean isJar(Path path) {
        return path.getFileName().toString().endsWith(".jar") && Files.isRegularFile(path);
    }

    private static List<Path> root(Path folder) {
        try {
            return entries(folder);
        } catch (IOException e) {
            throw new ConfigurationException(
                    List.of(
                            "plugins.directory: %s cannot be read (%s); let the host's user read it, or name another folder"
                                    .formatted(folder, e)));
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(null);
        return entries;
    }
}
