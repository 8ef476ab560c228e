package io.cargoshipper.host.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an image is called: {@code docker.io/library/nginx:1.27} is {@code nginx:1.27} too. Without
 * a tag or a digest a pattern stands for all of them, so the names come without it as well. One by
 * digest goes by that alone: engines pass over its tag.
 *
 * <p>Whoever asks has read the name as the engine does, so it begins with its registry, whatever
 * that looks like, and nothing is filled in here.
 */
final class ImageNames {

    private static final String HUB = "docker.io/";
    private static final String OFFICIAL = "library/";

    /** What the engine calls an image that it has, which says nothing of where it is from. */
    private static final Pattern ID = Pattern.compile("(?:sha256:)?[0-9a-f]{64}");

    private ImageNames() {}

    /** Whether a pattern stands for an image. */
    static boolean matches(Glob pattern, String image) {
        return of(image, pattern.text()).stream().anyMatch(pattern::matches);
    }

    /** A pattern that names a registry, or an owner, is not held against names without one. */
    private static Set<String> of(String image, String pattern) {
        if (ID.matcher(image).matches()) {
            return Set.of(image);
        }
        int at = image.indexOf('@');
        String tagged = at < 0 ? image : image.substring(0, at);
        int colon = tagged.lastIndexOf(':');
        boolean hasTag = colon > tagged.lastIndexOf('/');
        String repository = hasTag ? tagged.substring(0, colon) : tagged;
        String version = at >= 0 ? image.substring(at) : hasTag ? tagged.substring(colon) : "";
        Set<String> names = new LinkedHashSet<>();
        for (String name : beginsWithRegistry(pattern) ? full(repository) : all(repository)) {
            names.add(name + version);
            names.add(name);
        }
        return names;
    }

    private static List<String> full(String repository) {
        return repository.startsWith(HUB + OFFICIAL)
                ? List.of(repository, HUB + repository.substring((HUB + OFFICIAL).length()))
                : List.of(repository);
    }

    private static Set<String> all(String repository) {
        Set<String> all = new LinkedHashSet<>(full(repository));
        for (String name : full(repository)) {
            if (name.startsWith(HUB)) {
                all.add(name.substring(HUB.length()));
            }
        }
        return all;
    }

    /** Configuration fills in what a pattern leaves out; it cannot where a wildcard comes first. */
    private static boolean beginsWithRegistry(String pattern) {
        int slash = pattern.indexOf('/');
        String first = pattern.substring(0, Math.max(slash, 0));
        return slash >= 0 && first.indexOf('*') < 0 && first.indexOf('?') < 0;
    }
}
