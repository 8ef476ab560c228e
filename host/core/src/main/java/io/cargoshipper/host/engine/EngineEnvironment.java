package io.cargoshipper.host.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What discovery reads of the process and its user, as values.
 *
 * @param uid the user's number, where the system has such
 */
public record EngineEnvironment(
        Map<String, String> variables, Path home, String osName, OptionalLong uid) {

    private static final Path OWN_PROCESS = Path.of("/proc/self");

    public EngineEnvironment {
        variables = Map.copyOf(variables);
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(osName, "osName");
        Objects.requireNonNull(uid, "uid");
    }

    /** That of this process. */
    public static EngineEnvironment ofProcess() {
        return ofProcess(System.getenv());
    }

    /** That of this process, with other variables in the place of its own. */
    public static EngineEnvironment ofProcess(Map<String, String> variables) {
        String osName = System.getProperty("os.name");
        // As the Docker CLI finds it: Java's own property ignores the variable.
        String home = osName.startsWith("Windows") ? "USERPROFILE" : "HOME";
        return new EngineEnvironment(
                variables,
                Path.of(
                        Optional.ofNullable(variables.get(home))
                                .filter(value -> !value.isBlank())
                                .orElseGet(() -> System.getProperty("user.home"))),
                osName,
                ownUid());
    }

    /** A variable that is set to more than blanks. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** Whether the system is Windows. */
    public boolean isWindows() {
        return osName.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** {@code $DOCKER_CONFIG}, or {@code ~/.docker}. */
    public Path dockerConfigFolder() {
        return variable("DOCKER_CONFIG").map(Path::of).orElseGet(() -> home.resolve(".docker"));
    }

    /** The user's folder for sockets. MCP clients often start servers without the variable. */
    Optional<Path> runtimeFolder() {
        return variable("XDG_RUNTIME_DIR")
                .map(Path::of)
                .or(
                        () ->
                                uid.isPresent()
                                        ? Optional.of(Path.of("/run/user/" + uid.getAsLong()))
                                        : Optional.empty());
    }

    private static OptionalLong ownUid() {
        try {
            Object uid = Files.getAttribute(OWN_PROCESS, "unix:uid");
            return uid instanceof Number number
                    ? OptionalLong.of(number.longValue())
                    : OptionalLong.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return OptionalLong.empty(); // no Linux: its engines do not live under /run/user
        }
    }
}
