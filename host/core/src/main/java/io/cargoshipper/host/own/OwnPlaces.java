package io.cargoshipper.host.own;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The files of the host's own that no call gets at, whatever an operator opens to calls: who writes
 * them approves for the person who is asked, changes the policy, or rewrites the trail. They need
 * not be there.
 *
 * @param whole files, and folders with all that is in them
 * @param beginnings files by how their names begin: all of the folder that are called so
 */
public record OwnPlaces(List<Path> whole, List<Path> beginnings) {

    /** None. */
    public static final OwnPlaces NONE = new OwnPlaces(List.of(), List.of());

    /** Elsewhere a name may be spelled in several ways. */
    private static final boolean EXACT = System.getProperty("os.name").startsWith("Linux");

    public OwnPlaces {
        whole = List.copyOf(whole);
        beginnings = List.copyOf(beginnings);
    }

    /** These places by their names and, where links lead to them, by their real paths too. */
    public OwnPlaces underAllNames() {
        return new OwnPlaces(allNames(whole), allNames(beginnings));
    }

    /**
     * Whether a path is one of these, or in one.
     *
     * @param path absolute and normalised, and without links
     */
    public boolean contain(Path path) {
        return isOne(path) || (!EXACT && isOne(real(path)));
    }

    private boolean isOne(Path path) {
        List<String> names = names(path);
        return whole.stream().map(OwnPlaces::names).anyMatch(own -> startsWith(names, own))
                || beginnings.stream().map(OwnPlaces::names).anyMatch(own -> begins(names, own));
    }

    private static boolean startsWith(List<String> names, List<String> folder) {
        return names.size() >= folder.size() && names.subList(0, folder.size()).equals(folder);
    }

    private static boolean begins(List<String> names, List<String> own) {
        int last = own.size() - 1;
        return last >= 0
                && names.size() > last
                && startsWith(names, own.subList(0, last))
                && names.get(last).startsWith(own.get(last));
    }

    private static List<String> names(Path path) {
        return IntStream.range(0, path.getNameCount())
                .mapToObj(i -> path.getName(i).toString())
                .map(name -> EXACT ? name : folded(name))
                .toList();
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static List<Path> allNames(List<Path> places) {
        Set<Path> names = new LinkedHashSet<>();
        for (Path place : places) {
            Path absolute = place.toAbsolutePath().normalize();
            names.add(absolute);
            names.add(real(absolute));
        }
        return new ArrayList<>(names);
    }

    /** Follows links as far as the path is there. */
    private static Path real(Path path) {
        Path existing = path;
        while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        try {
            return existing == null
                    ? path
                    : existing.toRealPath().resolve(existing.relativize(path)).normalize();
        } catch (IOException e) {
            return path; // a link that leads nowhere, so there is no other name
        }
    }
}
