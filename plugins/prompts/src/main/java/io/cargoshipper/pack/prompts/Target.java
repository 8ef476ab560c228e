package io.cargoshipper.pack.prompts;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a container is to reach.
 *
 * @param host a name or an address
 * @param port the port, where one was given or the scheme has one
 * @param scheme {@code http} and its like, where given
 */
record Target(String host, Optional<Integer> port, Optional<String> scheme) {

    private static final Pattern PARTS =
            Pattern.compile(
                    "(?:([a-z][a-z0-9+.-]*)://)?(?:\\[([0-9a-fA-F:.]+)\\]|([a-zA-Z0-9_.-]+)|([0-9a-fA-F:.]+))(?::([0-9]{1,5}))?(?:/\\S*)?");

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "0.0.0.0");

    private static final Set<String> HOST_ALIASES =
            Set.of("host.docker.internal", "gateway.docker.internal", "host.containers.internal");

    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads {@code db}, {@code db:5432}, {@code https://api.example.org/x} or {@code [::1]:80}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Target parse(String text) {
        Matcher parts = PARTS.matcher(text.strip());
        Optional<Integer> port =
                parts.matches()
                        ? Optional.ofNullable(parts.group(5)).map(Integer::valueOf)
                        : Optional.empty();
        if (!parts.matches() || port.filter(it -> it < 1 || it > HIGHEST_PORT).isPresent()) {
            throw new IllegalArgumentException(
                    "target: '%s' is no host, host:port or URL; write db, db:5432 or https://host/"
                            .formatted(text));
        }
        Optional<String> scheme = Optional.ofNullable(parts.group(1));
        String host =
                Optional.ofNullable(parts.group(2))
                        .or(() -> Optional.ofNullable(parts.group(3)))
                        .orElse(parts.group(4));
        return new Target(host, port.or(() -> scheme.flatMap(Target::usualPort)), scheme);
    }

    private static Optional<Integer> usualPort(String scheme) {
        return switch (scheme) {
            case "http", "ws" -> Optional.of(80);
            case "https", "wss" -> Optional.of(443);
            case "postgres", "postgresql" -> Optional.of(5432);
            case "mysql" -> Optional.of(3306);
            case "redis" -> Optional.of(6379);
            case "amqp" -> Optional.of(5672);
            case "mongodb" -> Optional.of(27017);
            default -> Optional.empty();
        };
    }

    boolean isLoopback() {
        return LOOPBACK.contains(host) || host.startsWith("127.");
    }

    /** Names that Docker Desktop and Podman give the machine that containers run on. */
    boolean isHostAlias() {
        return HOST_ALIASES.contains(host);
    }

    boolean isAddress() {
        return IPV4.matcher(host).matches() || host.contains(":");
    }

    boolean isHttp() {
        return scheme.filter(it -> it.startsWith("http")).isPresent()
                || port.filter(it -> it == 80 || it == 443 || it == 8080).isPresent();
    }

    @Override
    public String toString() {
        return host + port.map(it -> ":" + it).orElse("");
    }
}
