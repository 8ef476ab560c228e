package io.cargoshipper.host.engine;

import io.cargoshipper.api.ToolException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds out where the engine may be. Whoever names an engine gets that one or an error, never
 * another: calls must not run on the wrong machine. The first of these that is there decides:
 *
 * <ol>
 *   <li>the configuration: {@code engine.host} or {@code engine.context}, not both
 *   <li>{@code DOCKER_HOST}, with {@code DOCKER_TLS_VERIFY}, {@code DOCKER_TLS} and {@code
 *       DOCKER_CERT_PATH}
 *   <li>{@code DOCKER_CONTEXT}
 *   <li>{@code currentContext} in {@code $DOCKER_CONFIG/config.json} ({@code ~/.docker})
 * </ol>
 *
 * <p>Otherwise the first of these that answers:
 *
 * <ol>
 *   <li>{@code /var/run/docker.sock}
 *   <li>rootless Docker and Docker Desktop: {@code $XDG_RUNTIME_DIR/docker.sock} ({@code
 *       /run/user/<uid>}), {@code ~/.docker/run/docker.sock}, {@code ~/.docker/desktop/docker.sock}
 *   <li>Podman: {@code $XDG_RUNTIME_DIR/podman/podman.sock}, {@code /run/podman/podman.sock}, the
 *       sockets of Podman machines
 *   <li>Colima ({@code $COLIMA_HOME}, {@code ~/.colima}, {@code ~/.config/colima}), Rancher
 *       Desktop, OrbStack, Lima
 *   <li>on Windows, instead of all these: the pipes of Docker and of Podman
 * </ol>
 *
 * <p>The order within the named ones is that of the Docker CLI, with this host's configuration in
 * the place of its command line. Everything is read when asked: a context that has been switched
 * counts for the next attempt.
 */
public final class EngineDiscovery {

    private final EngineSettings settings;
    private final EngineEnvironment environment;

    public EngineDiscovery(EngineSettings settings, EngineEnvironment environment) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.environment = Objects.requireNonNull(environment, "environment");
    }

    /**
     * The addresses to try, in order: the one that somebody named, or all the well-known ones.
     *
     * @throws ToolException {@code ENGINE_UNAVAILABLE} when the named one cannot be used; the
     *     message has the value, who gave it and the mend
     */
    public List<EngineAddress> candidates() {
        return named().map(List::of).orElseGet(() -> WellKnownAddresses.of(environment));
    }

    /**
     * The address that would be tried first, judged from files alone. It does not connect, and does
     * not fail: a named address of no use is empty here.
     */
    public Optional<EngineAddress> likely() {
        try {
            return named().or(this::firstPresent);
        } catch (ToolException e) {
            return Optional.empty();
        }
    }

    private Optional<EngineAddress> firstPresent() {
        return WellKnownAddresses.of(environment).stream()
                .filter(
                        address ->
                                address.socket().map(Files::exists).orElse(environment.isWindows()))
                .findFirst();
    }

    private Optional<EngineAddress> named() {
        if (settings.host().isPresent() && settings.context().isPresent()) {
            throw EngineErrors.unusable(
                    "engine.host ('%s') and engine.context ('%s') are both set; remove one"
                            .formatted(settings.host().get(), settings.context().get()));
        }
        return settings.host()
                .map(value -> host(value, "engine.host"))
                .or(() -> settings.context().map(name -> context(name, "engine.context")))
                .or(() -> environment.variable("DOCKER_HOST").map(v -> host(v, "DOCKER_HOST")))
                .or(
                        () ->
                                environment
                                        .variable("DOCKER_CONTEXT")
                                        .map(name -> context(name, "DOCKER_CONTEXT")))
                .or(() -> contexts().current().map(name -> context(name, "config.json")));
    }

    private EngineAddress host(String value, String source) {
        return new HostValue(value, source, environment.isWindows())
                .address(tls(), settings.tlsVerify().orElse(true));
    }

    private EngineAddress context(String name, String source) {
        return contexts().address(name, source);
    }

    private DockerContexts contexts() {
        return new DockerContexts(environment.dockerConfigFolder(), environment.isWindows());
    }

    /** As the Docker CLI does: a variable counts when it is set, whatever to. */
    private Optional<EngineTls> tls() {
        boolean verifyAsked = environment.variable("DOCKER_TLS_VERIFY").isPresent();
        boolean asked =
                settings.tlsVerify().orElse(verifyAsked)
                        || settings.certificates().isPresent()
                        || verifyAsked
                        || environment.variable("DOCKER_TLS").isPresent();
        if (!asked) {
            return Optional.empty();
        }
        boolean verify =
                settings.tlsVerify().orElse(verifyAsked || settings.certificates().isPresent());
        return Optional.of(EngineTls.inFolder(certificates(), verify));
    }

    private Path certificates() {
        Optional<Path> given =
                settings.certificates()
                        .or(() -> environment.variable("DOCKER_CERT_PATH").map(Path::of));
        given.filter(folder -> !Files.isDirectory(folder))
                .ifPresent(
                        folder -> {
                            throw EngineErrors.unusable(
                                    "The folder for the engine's certificates is not there: "
                                            + folder);
                        });
        return given.orElseGet(environment::dockerConfigFolder);
    }
}
