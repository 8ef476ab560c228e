package io.cargoshipper.host.config;

import io.cargoshipper.host.engine.guard.effect.ImageName;
import java.util.Locale;
import java.util.Optional;

/**
 * Patterns of images and of registries, brought into the form that the guard's names have: {@code
 * nginx} is {@code docker.io/library/nginx}. It is read as a name is, so that both always say the
 * same.
 */
final class ImagePatterns {

    private static final String ID = "sha256:";
    private static final String SCHEME = "://";
    private static final String FILLED_IN = ":latest";
    private static final String HUB = "docker.io/";
    private static final String OFFICIAL = HUB + "library/";

    private ImagePatterns() {}

    /** Reads a pattern of images; empty if it can match none. */
    static Optional<String> image(String text) {
        if (text.contains(SCHEME) || text.startsWith("/")) {
            return Optional.empty();
        }
        int end = endOfFirst(text);
        String first = text.substring(0, end);
        if (text.startsWith(ID)) {
            return Optional.of(text);
        }
        if (hasWildcard(first)) {
            // It may stand for a registry or for a part of a path: both are in small letters.
            return Optional.of(first.toLowerCase(Locale.ROOT) + text.substring(end));
        }
        ImageName name = ImageName.of(text);
        return name.repository().equals(name.repository().toLowerCase(Locale.ROOT))
                ? Optional.of(full(name, text))
                : Optional.empty();
    }

    /** Reads a pattern of registries; empty if it can match none. */
    static Optional<String> registry(String text) {
        return text.contains("/") ? Optional.empty() : Optional.of(ImageName.registry(text));
    }

    /** A pattern without a version stands for all of them, and gets none. */
    private static String full(ImageName name, String text) {
        String full = name.text();
        boolean filledIn = full.endsWith(FILLED_IN) && !text.endsWith(FILLED_IN);
        String named = filledIn ? full.substring(0, full.length() - FILLED_IN.length()) : full;
        // What may stand for several parts of a path is not official for having none written.
        return named.startsWith(OFFICIAL)
                        && hasWildcard(name.repository())
                        && !text.contains("library/")
                ? HUB + named.substring(OFFICIAL.length())
                : named;
    }

    private static int endOfFirst(String text) {
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return slash;
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) != ':' && text.charAt(end) != '@') {
            end++;
        }
        return end;
    }

    private static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }
}
