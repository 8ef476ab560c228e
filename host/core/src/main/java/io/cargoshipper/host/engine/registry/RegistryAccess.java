package io.cargoshipper.host.engine.registry;

import com.github.dockerjava.transport.DockerHttpClient;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The credentials for registries that this host may use, and the way they get to the engine.
 * Thread-safe. Making one reads nothing.
 */
public final class RegistryAccess {

    private final RegistrySettings settings;
    private final Surroundings surroundings;
    private Optional<RegistryCredentials> credentials = Optional.empty();

    /**
     * Where credentials are, besides the configuration.
     *
     * @param dockerFolder the folder of the Docker CLI's {@code config.json}
     * @param searchPath the process's own {@code PATH}, where helpers are looked for
     * @param home the user's
     * @param windows whether programs are found as on Windows
     */
    public record Surroundings(
            Path dockerFolder, Optional<String> searchPath, Path home, boolean windows) {
        public Surroundings {
            Objects.requireNonNull(dockerFolder, "dockerFolder");
            Objects.requireNonNull(searchPath, "searchPath");
            Objects.requireNonNull(home, "home");
        }
    }

    public RegistryAccess(RegistrySettings settings, Surroundings surroundings) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.surroundings = Objects.requireNonNull(surroundings, "surroundings");
    }

    /**
     * A way to the engine that adds credentials to the requests that need them.
     *
     * @param next where requests go then
     */
    public DockerHttpClient authorizing(DockerHttpClient next) {
        return new AuthorizingHttpClient(this::credentials, next);
    }

    /** One for all calls: the Docker CLI's file is read once for each time it changes. */
    private synchronized RegistryCredentials credentials() {
        RegistryCredentials made = credentials.orElseGet(this::make);
        credentials = Optional.of(made);
        return made;
    }

    private RegistryCredentials make() {
        Path file = surroundings.dockerFolder().resolve("config.json");
        HelperPrograms programs =
                HelperPrograms.of(
                        surroundings.searchPath(), surroundings.home(), surroundings.windows());
        return new RegistryCredentials(
                new NamedRegistries(settings),
                new DockerCliCredentials(
                        new DockerCliFile(file), new CredentialHelpers(programs, file)));
    }
}
