package io.cargoshipper.host.files;

import io.cargoshipper.host.own.OwnPlaces;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** The roots, and what paths mean among them. This is about words only: nothing is opened. */
final class RootList {

    private static final int MAX_PATH = 4096;
    private static final int MAX_NAME = 255;

    private final List<FileRoot> roots;
    private final String reason;
    private final OwnPlaces own;

    /**
     * @param reason why these, or why none
     * @param own what is never given, though it lies below a root
     */
    RootList(List<FileRoot> roots, String reason, OwnPlaces own) {
        this.roots = List.copyOf(roots);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.own = Objects.requireNonNull(own, "own");
    }

    List<FileRoot> all() {
        return roots;
    }

    /** The roots as the operator named them. */
    List<Path> named() {
        return roots.stream().map(FileRoot::named).toList();
    }

    /**
     * Finds the place of a path that a tool gives: absolute, or relative to the first root.
     *
     * @throws io.cargoshipper.api.ToolException if it is no path, or not below a root
     */
    RootedPath locate(String given) {
        if (roots.isEmpty()) {
            throw FileErrors.noRoots(reason);
        }
        Path path = parse(given);
        for (Path name : path) {
            if (name.toString().length() > MAX_NAME) {
                throw FileErrors.badPath(
                        given, "a name in it has more than %d characters".formatted(MAX_NAME));
            }
        }
        return place(roots.get(0).named().resolve(path), given)
                .orElseThrow(() -> FileErrors.outside(given, named()));
    }

    /**
     * Finds the place of an absolute path, if it is below a root; of nested roots, below the inner.
     * {@code ..} is taken out by the letter.
     *
     * @param given what the tool gave, which led here
     */
    Optional<RootedPath> place(Path absolute, String given) {
        Path normal = absolute.normalize();
        return roots.stream()
                .flatMap(
                        root ->
                                root.spellings().stream()
                                        .filter(normal::startsWith)
                                        .map(start -> place(root, start, normal, given)))
                .min(Comparator.comparingInt(place -> place.names().size()));
    }

    /**
     * Holds what a path has led to against what is the host's own.
     *
     * @param real absolute, and without links
     * @param given what the tool gave, which led here
     * @throws io.cargoshipper.api.ToolException if it is
     */
    void requireForeign(Path real, String given) {
        if (own.contain(real)) {
            throw FileErrors.own(given, real);
        }
    }

    /** The names of a path, without its root. */
    static List<Path> names(Path path) {
        return IntStream.range(0, path.getNameCount())
                .mapToObj(path::getName)
                .filter(name -> !name.toString().isEmpty())
                .toList();
    }

    private static RootedPath place(FileRoot root, Path start, Path normal, String given) {
        return new RootedPath(root, names(start.relativize(normal)), given);
    }

    private static Path parse(String given) {
        if (given.isBlank()) {
            throw FileErrors.badPath(given, "it is empty");
        }
        if (given.length() > MAX_PATH) {
            throw FileErrors.badPath(given, "it has more than %d characters".formatted(MAX_PATH));
        }
        if (given.chars().anyMatch(Character::isISOControl)) {
            throw FileErrors.badPath(given, "it has a control character");
        }
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw FileErrors.badPath(given, e.getReason());
        }
    }
}
