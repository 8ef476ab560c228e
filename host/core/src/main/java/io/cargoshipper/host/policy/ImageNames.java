package io.cargoshipper.host.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an image is called: {@code docker.io/library/nginx:1.27} is {@code nginx:1.27} too. Without
 * a tag or a digest a pattern stands for all of them, so both names come without it as well. One by
 * digest goes by that alone: engines pass over its tag.
 */
final class ImageNames {

    private static final String HUB = "docker.io/";
    private static final String HUB_BY_ITS_OLD_NAME = "index.docker.io/";
    private static final String OFFICIAL = "library/";

    /** What the engine calls an image that it has, which says nothing of where it is from. */
    private static final Pattern ID = Pattern.compile("(?:sha256:)?[0-9a-f]{64}");

    private ImageNames() {}

    /** All names that a reference stands for. */
    static List<String> of(String reference) {
        if (ID.matcher(reference).matches()) {
            return List.of(reference);
        }
        int at = reference.indexOf('@');
        String tagged = at < 0 ? reference : reference.substring(0, at);
        int colon = tagged.lastIndexOf(':');
        boolean hasTag = colon > tagged.lastIndexOf('/');
        String repository = qualified(hasTag ? tagged.substring(0, colon) : tagged);
        String version =
                at >= 0 ? reference.substring(at) : hasTag ? tagged.substring(colon) : ":latest";
        Set<String> names = new LinkedHashSet<>();
        for (String name : List.of(repository, familiar(repository))) {
            names.add(name + version);
            names.add(name);
        }
        return List.copyOf(names);
    }

    /** Docker's rule: what comes before the first slash is a registry if it looks like a host. */
    private static String qualified(String repository) {
        if (repository.startsWith(HUB_BY_ITS_OLD_NAME)) {
            return qualified(HUB + repository.substring(HUB_BY_ITS_OLD_NAME.length()));
        }
        int slash = repository.indexOf('/');
        String first = slash < 0 ? "" : repository.substring(0, slash);
        boolean named = first.contains(".") || first.contains(":") || first.equals("localhost");
        String full = named ? repository : HUB + repository;
        return full.startsWith(HUB) && full.indexOf('/', HUB.length()) < 0
                ? HUB + OFFICIAL + full.substring(HUB.length())
                : full;
    }

    private static String familiar(String repository) {
        if (!repository.startsWith(HUB)) {
            return repository;
        }
        String path = repository.substring(HUB.length());
        return path.startsWith(OFFICIAL) ? path.substring(OFFICIAL.length()) : path;
    }
}
