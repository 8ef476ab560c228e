package io.cargoshipper.host.engine.registry;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A registry, as the names of images tell it: {@code docker.io}, {@code registry.example.com:5000}.
 *
 * @param host its host, in lower case, and its port where it has one
 */
public record RegistryName(String host) {

    /** Where an image comes from whose name has no registry. */
    static final RegistryName DOCKER_HUB = new RegistryName("docker.io");

    /** What the Docker CLI files its credentials for Docker Hub under. */
    private static final String DOCKER_HUB_KEY = "https://index.docker.io/v1/";

    private static final Set<String> DOCKER_HUB_HOSTS =
            Set.of("docker.io", "index.docker.io", "registry-1.docker.io");

    /** As the grammar of image references has it, IPv6 addresses included. */
    private static final Pattern HOST =
            Pattern.compile(
                    "([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\\[[0-9a-f:]+])"
                            + "(:[0-9]{1,5})?");

    public RegistryName {
        Objects.requireNonNull(host, "host");
    }

    /**
     * The registry that an image comes from, by the engine's own rule: what stands before the first
     * slash is a registry if it has a dot, a colon or a capital letter, or is {@code localhost}.
     *
     * @return empty when that is no host, so that the name is none of an image
     */
    static Optional<RegistryName> ofImage(String reference) {
        int slash = reference.indexOf('/');
        String first = slash < 0 ? "" : reference.substring(0, slash);
        return isHost(first) || !first.equals(first.toLowerCase(Locale.ROOT))
                ? ofHost(first)
                : Optional.of(DOCKER_HUB);
    }

    /**
     * A registry as configuration files name it: host and port, or a URL whose scheme and path do
     * not matter.
     *
     * @return empty when it names no registry
     */
    public static Optional<RegistryName> ofAddress(String address) {
        int scheme = address.indexOf("://");
        String rest = scheme < 0 ? address : address.substring(scheme + "://".length());
        int slash = rest.indexOf('/');
        String host = slash < 0 ? rest : rest.substring(0, slash);
        return isHost(host) ? ofHost(host) : Optional.empty();
    }

    /** What the Docker CLI and its helpers call it. */
    String key() {
        return isDockerHub() ? DOCKER_HUB_KEY : host;
    }

    boolean isDockerHub() {
        return equals(DOCKER_HUB);
    }

    private static boolean isHost(String text) {
        return text.contains(".") || text.contains(":") || text.equals("localhost");
    }

    private static Optional<RegistryName> ofHost(String text) {
        String host = text.toLowerCase(Locale.ROOT);
        if (DOCKER_HUB_HOSTS.contains(host)) {
            return Optional.of(DOCKER_HUB);
        }
        return HOST.matcher(host).matches()
                ? Optional.of(new RegistryName(host))
                : Optional.empty();
    }
}
