package io.cargoshipper.host.engine.registry;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds credential helpers: on the search path, then where Docker Desktop and its like put theirs.
 * Clients that have a window rather than a terminal start servers with a search path that misses
 * those.
 */
final class HelperPrograms {

    static final String PREFIX = "docker-credential-";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final List<Path> folders;
    private final String suffix;

    private HelperPrograms(List<Path> folders, String suffix) {
        this.folders = folders;
        this.suffix = suffix;
    }

    /**
     * Those of a machine.
     *
     * @param searchPath the process's own; relative folders in it do not count, as the working
     *     folder may be anybody's
     */
    static HelperPrograms of(Optional<String> searchPath, Path home, boolean windows) {
        List<Path> folders = new ArrayList<>();
        searchPath.stream()
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                .flatMap(HelperPrograms::path)
                .forEach(folders::add);
        Stream.of(
                        "/usr/local/bin",
                        "/opt/homebrew/bin",
                        "/Applications/Docker.app/Contents/Resources/bin")
                .flatMap(HelperPrograms::path)
                .forEach(folders::add);
        for (String own : List.of(".docker/bin", ".rd/bin", ".orbstack/bin")) {
            folders.add(home.resolve(own));
        }
        return new HelperPrograms(
                folders.stream().filter(Path::isAbsolute).toList(), windows ? ".exe" : "");
    }

    /** Whether a helper may be called so: the name becomes part of a file's. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Finds a helper by its name, which is one. */
    Optional<HelperProgram> find(String name) {
        return folders.stream()
                .map(folder -> folder.resolve(PREFIX + name + suffix))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst()
                .map(HelperProgram::new);
    }

    private static Stream<Path> path(String text) {
        try {
            return Stream.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
