package io.cargoshipper.pack.engine;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image as people write it: {@code registry:5000/path/name:tag@sha256:…}.
 *
 * @param repository the name with its registry, without tag and digest
 * @param tag the tag, where one was given
 * @param digest the digest, where one was given
 */
public record ImageReference(String repository, Optional<String> tag, Optional<String> digest) {

    /** What the tag is where neither tag nor digest is given. */
    public static final String LATEST = "latest";

    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9+._-]+:[0-9a-fA-F]{32,}");
    private static final String SCHEME = "://";

    public ImageReference {
        Objects.requireNonNull(repository, "repository");
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(digest, "digest");
    }

    /**
     * Takes a name apart; whether it is a valid one is else for the engine to say.
     *
     * @throws ToolException {@link ErrorCode#INVALID_ARGUMENT} when it holds credentials, without
     *     repeating them, or a scheme
     */
    public static ImageReference of(String name) {
        int at = name.indexOf('@');
        if (at >= 0 && !DIGEST.matcher(name.substring(at + 1)).matches()) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "an image's name takes only a digest after '@' (name@sha256:…), and never"
                            + " credentials: log in to the registry where this server runs (docker"
                            + " login), or name them in its configuration");
        }
        if (name.contains(SCHEME)) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "an image's name has no scheme: write %s instead of %s"
                            .formatted(
                                    name.substring(name.indexOf(SCHEME) + SCHEME.length()), name));
        }
        Optional<String> digest = at < 0 ? Optional.empty() : Optional.of(name.substring(at + 1));
        String rest = at < 0 ? name : name.substring(0, at);
        int colon = rest.lastIndexOf(':');
        // A colon before the last slash belongs to the port of a registry.
        return colon > rest.lastIndexOf('/')
                ? new ImageReference(
                        rest.substring(0, colon), Optional.of(rest.substring(colon + 1)), digest)
                : new ImageReference(rest, Optional.empty(), digest);
    }

    /**
     * This name with a tag that was given beside it.
     *
     * @param argument what this name was given as, for the error
     * @throws ToolException {@link ErrorCode#INVALID_ARGUMENT} when it says another tag itself, or
     *     a digest
     */
    public ImageReference taggedAs(String argument, Optional<String> given) {
        if (given.isEmpty()) {
            return this;
        }
        Optional<String> other = digest.or(() -> tag).filter(it -> !it.equals(given.get()));
        if (other.isPresent()) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "tag: '%s' contradicts %s '%s', which says '%s' already; give one of them"
                            .formatted(given.get(), argument, complete(), other.get()));
        }
        return new ImageReference(repository, given, Optional.empty());
    }

    /** Digest, tag or {@code latest}: what says which image of the repository is meant. */
    public String version() {
        return digest.or(() -> tag).orElse(LATEST);
    }

    /** The name with its tag or digest, of which one is always there. */
    public String complete() {
        return digest.isPresent()
                ? repository + "@" + digest.get()
                : repository + ":" + tag.orElse(LATEST);
    }
}
