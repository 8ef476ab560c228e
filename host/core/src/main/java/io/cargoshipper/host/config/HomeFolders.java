package io.cargoshipper.host.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Home folders, known or by their usual places. Clients often start a server in one, or in {@code
 * /}: too much to give to tools that nobody has given it to.
 */
final class HomeFolders {

    /** Where systems keep home folders, by names and without a drive; {@code *} is any name. */
    private static final List<List<String>> PARENTS =
            List.of(
                    List.of("home"),
                    List.of("users"), // macOS, and Windows on a drive
                    List.of("var", "home"),
                    List.of("usr", "home"),
                    List.of("export", "home"),
                    List.of("mnt", "*", "users")); // Windows as its Linux subsystem sees it

    private static final List<List<String>> HOMES =
            List.of(List.of("root"), List.of("var", "root"));

    private final Set<Path> known = new HashSet<>();

    /**
     * @param known the home folders of the user at hand
     */
    HomeFolders(Collection<Path> known) {
        for (Path home : known) {
            Path path = home.toAbsolutePath().normalize();
            this.known.add(path);
            try {
                this.known.add(path.toRealPath());
            } catch (IOException e) {
                // Not there, so it is known by its name only.
            }
        }
    }

    /** Whether an absolute folder is a home folder, or has some in it. */
    boolean isOneOrAbove(Path folder) {
        return known.stream().anyMatch(home -> home.startsWith(folder))
                || isUsually(
                        IntStream.range(0, folder.getNameCount())
                                .mapToObj(folder::getName)
                                .map(Path::toString)
                                .toList());
    }

    /** The same by the names of a path alone. */
    static boolean isUsually(List<String> names) {
        return HOMES.stream().anyMatch(home -> begins(home, names))
                || PARENTS.stream().anyMatch(parent -> begins(parent, names))
                || PARENTS.stream()
                        .anyMatch(
                                parent ->
                                        names.size() == parent.size() + 1 && begins(names, parent));
    }

    /** Whether a path begins with these names, in whatever case: not all systems tell. */
    private static boolean begins(List<String> path, List<String> names) {
        return names.size() <= path.size()
                && IntStream.range(0, names.size())
                        .allMatch(i -> matches(path.get(i), names.get(i)));
    }

    private static boolean matches(String one, String other) {
        return one.equals("*")
                || other.equals("*")
                || one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
