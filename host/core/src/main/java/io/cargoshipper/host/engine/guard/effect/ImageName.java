package io.cargoshipper.host.engine.guard.effect;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image as the engine reads it, all that is left out filled in.
 *
 * @param registry host and port, in lower case; blank for an id, which has none
 * @param repository the path on it: {@code library/nginx}; an id as it is
 * @param tag the tag; empty where a digest stands alone
 * @param digest the digest, if it has one: {@code sha256:…}
 */
public record ImageName(
        String registry, String repository, Optional<String> tag, Optional<String> digest) {

    private static final String DOCKER_HUB = "docker.io";
    private static final Pattern ID = Pattern.compile("(sha256:)?[0-9a-f]{64}");
    private static final Pattern MAYBE_ID = Pattern.compile("(sha256:)?[0-9a-f]{1,64}");

    public ImageName {
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(repository, "repository");
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(digest, "digest");
    }

    /** Reads a name, by the engine's own rules. */
    public static ImageName of(String reference) {
        if (ID.matcher(reference).matches()) {
            return new ImageName("", reference, Optional.empty(), Optional.empty());
        }
        int at = reference.indexOf('@');
        Optional<String> digest =
                at < 0 ? Optional.empty() : Optional.of(reference.substring(at + 1));
        String name = at < 0 ? reference : reference.substring(0, at);
        int colon = name.lastIndexOf(':');
        Optional<String> tag =
                colon > name.lastIndexOf('/')
                        ? Optional.of(name.substring(colon + 1))
                        : Optional.empty();
        String path = tag.isPresent() ? name.substring(0, colon) : name;
        int slash = path.indexOf('/');
        boolean named = slash >= 0 && isRegistry(path.substring(0, slash));
        String registry = named ? registry(path.substring(0, slash)) : DOCKER_HUB;
        String rest = named ? path.substring(slash + 1) : path;
        String repository =
                registry.equals(DOCKER_HUB) && !rest.contains("/") ? "library/" + rest : rest;
        return new ImageName(
                registry,
                repository,
                tag.isEmpty() && digest.isEmpty() ? Optional.of("latest") : tag,
                digest);
    }

    /** What a registry is called, whichever way its host is written. */
    public static String registry(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.equals("index.docker.io") ? DOCKER_HUB : lower;
    }

    /** Whether a reference may be an id, or the beginning of one, and so any image's. */
    static boolean mayBeId(String reference) {
        return MAYBE_ID.matcher(reference).matches();
    }

    /** Whether it can mean one image only, for all times. */
    boolean isPinned() {
        return registry.isEmpty() || digest.isPresent();
    }

    /** {@code docker.io/library/nginx:latest}: the registry first, whatever it looks like. */
    public String text() {
        return "%s%s%s%s"
                .formatted(
                        registry.isEmpty() ? "" : registry + "/",
                        repository,
                        tag.map(value -> ":" + value).orElse(""),
                        digest.map(value -> "@" + value).orElse(""));
    }

    private static boolean isRegistry(String first) {
        return first.contains(".")
                || first.contains(":")
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
    }
}
