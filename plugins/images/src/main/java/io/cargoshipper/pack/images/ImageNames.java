package io.cargoshipper.pack.images;

import io.cargoshipper.pack.engine.FoundImage;
import io.cargoshipper.pack.engine.ImageReference;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of an image, and which of them go together.
 *
 * @param tags its names with tags, as the engine says them
 * @param digests its names with digests, as the engine says them
 */
record ImageNames(List<String> tags, List<String> digests) {

    /** What Docker leaves out of names, and Podman does not. */
    private static final String UNSAID = "^(index\\.)?docker\\.io/(library/)?";

    ImageNames {
        tags = List.copyOf(tags);
        digests = List.copyOf(digests);
    }

    static ImageNames of(FoundImage image) {
        return new ImageNames(image.tags(), image.digests());
    }

    /**
     * Whether the image keeps a name when it loses this one, and so stays. The digests of a
     * repository go with the last of its tags.
     */
    boolean remainWithout(String reference) {
        if (Stream.concat(tags.stream(), digests.stream()).noneMatch(it -> isSame(it, reference))) {
            return false; // a name the engine has another spelling of: rather show too much
        }
        List<String> left = tagsWithout(reference);
        return !left.isEmpty()
                || digests.stream()
                        .filter(digest -> !isSame(digest, reference))
                        .anyMatch(
                                digest ->
                                        !(isTag(reference)
                                                && isOfSameRepository(digest, reference)));
    }

    /** The other tags. */
    List<String> tagsWithout(String reference) {
        return tags.stream().filter(tag -> !isSame(tag, reference)).toList();
    }

    private static boolean isTag(String reference) {
        return reference.indexOf('@') < 0;
    }

    private static boolean isOfSameRepository(String one, String other) {
        return repository(one).equals(repository(other));
    }

    private static String repository(String name) {
        String plain = familiar(name);
        int at = plain.indexOf('@');
        return at < 0 ? ImageReference.of(plain).repository() : plain.substring(0, at);
    }

    private static boolean isSame(String one, String other) {
        return familiar(one).equals(familiar(other));
    }

    private static String familiar(String name) {
        return name.replaceFirst(UNSAID, "");
    }
}
