package io.cargoshipper.host.config;

import io.cargoshipper.host.files.FileSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folders whose files tools may use. */
final class FileKeys {

    static final String ROOTS = "files.roots";

    private final ConfigReader reader;
    private final ConfigLoader.Sources sources;
    private final Path userHome;
    private final Findings findings;

    private FileKeys(
            ConfigReader reader, ConfigLoader.Sources sources, Path userHome, Findings findings) {
        this.reader = reader;
        this.sources = sources;
        this.userHome = userHome;
        this.findings = findings;
    }

    /**
     * Reads which files tools may use.
     *
     * @param distribution what the installation fixed: folders that all others are within
     * @param userHome what {@code ~} stands for
     */
    static FileSettings read(
            ConfigReader reader,
            ConfigReader distribution,
            ConfigLoader.Sources sources,
            ServerKeys.Transport transport,
            Path userHome,
            Findings findings) {
        FileKeys keys = new FileKeys(reader, sources, userHome, findings);
        // Asked for in any case, so that the key is known.
        Optional<List<String>> named = reader.texts(ROOTS);
        if (named.isPresent()) {
            return keys.named(named.get(), distribution.texts(ROOTS));
        }
        return switch (transport) {
            case STDIO -> keys.workingFolder();
        };
    }

    /** Folders that an operator names are taken as they are, whatever they hold. */
    private FileSettings named(List<String> texts, Optional<List<String>> within) {
        List<Path> roots = new ArrayList<>();
        for (String text : texts) {
            root(text)
                    .filter(root -> !roots.contains(root))
                    .filter(root -> within.isEmpty() || isWithin(root, within.get()))
                    .ifPresent(roots::add);
        }
        return new FileSettings(roots, roots.isEmpty() ? ROOTS + " is empty" : "set by " + ROOTS);
    }

    /** As a link, and as what it leads to. */
    private boolean isWithin(Path root, List<String> outer) {
        boolean within =
                outer.stream()
                        .flatMap(text -> path(text).stream())
                        .anyMatch(
                                folder ->
                                        root.startsWith(folder)
                                                && real(root)
                                                        .flatMap(
                                                                inner ->
                                                                        real(folder)
                                                                                .map(
                                                                                        inner
                                                                                                ::startsWith))
                                                        .orElse(false));
        if (!within) {
            findings.warning(
                    "%s: '%s' is not within the folders that the distribution names, %s: ignored"
                            .formatted(ROOTS, root, outer));
        }
        return within;
    }

    private Optional<Path> path(String text) {
        try {
            return Optional.of(new Folders(userHome, Path.of("")).resolve(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> root(String text) {
        Path path;
        try {
            path = new Folders(userHome, Path.of("")).resolve(text);
        } catch (InvalidPathException e) {
            reader.report(ROOTS, "'%s' is no path: %s".formatted(text, e.getReason()));
            return Optional.empty();
        }
        if (!path.isAbsolute()) {
            reader.report(
                    ROOTS,
                    "'%s' is not absolute; begin it with %s or ~/"
                            .formatted(text, path.toAbsolutePath().getRoot()));
            return Optional.empty();
        }
        if (!Files.isDirectory(path)) {
            reader.report(
                    ROOTS,
                    "'%s' %s; create it, or take it out of the list"
                            .formatted(
                                    text,
                                    Files.exists(path) ? "is not a folder" : "does not exist"));
            return Optional.empty();
        }
        if (path.getNameCount() == 0) {
            findings.warning(
                    "%s: '%s' lets tools use every file that this server can; name the folders that they need"
                            .formatted(ROOTS, text));
        }
        return Optional.of(path);
    }

    private FileSettings workingFolder() {
        Path folder = sources.workingFolder().toAbsolutePath().normalize();
        String unset = ROOTS + " is not set";
        if (!Files.isReadable(folder)) {
            return none("%s, and the working folder '%s' cannot be read".formatted(unset, folder));
        }
        // As a link, and as what it leads to: either may be somebody's home.
        Path real = real(folder).orElse(folder);
        HomeFolders homes =
                new HomeFolders(List.of(userHome, Path.of(System.getProperty("user.home"))));
        if (homes.isOneOrAbove(folder) || homes.isOneOrAbove(real)) {
            return none(
                    "%s, and the working folder '%s' is a home folder or above one, which is not taken unasked"
                            .formatted(unset, folder));
        }
        return new FileSettings(
                List.of(asTheShellHasIt(real).orElse(folder)),
                unset + ", so the working folder is taken");
    }

    /** Clients call the folder what the shell calls it, which may go through links. */
    private Optional<Path> asTheShellHasIt(Path real) {
        try {
            return sources.environment()
                    .value("PWD")
                    .map(Path::of)
                    .filter(Path::isAbsolute)
                    .map(Path::normalize)
                    .filter(shell -> real(shell).filter(real::equals).isPresent());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static FileSettings none(String reason) {
        return new FileSettings(List.of(), reason);
    }

    private static Optional<Path> real(Path folder) {
        try {
            return Optional.of(folder.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
