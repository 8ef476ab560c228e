package io.cargoshipper.host.engine.registry;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds credentials: those that the host's configuration names, then the Docker CLI's. What goes
 * wrong on the way is logged once, and is no failure: the request goes on without credentials.
 */
final class RegistryCredentials {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryCredentials.class);

    /** For all helpers of a build together. */
    private static final Duration BUILD_LIMIT = Duration.ofSeconds(20);

    /** Problems name helpers and files, so there are few; a file that keeps changing ends here. */
    private static final int MAX_WARNINGS = 100;

    private final NamedRegistries named;
    private final DockerCliCredentials cli;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    RegistryCredentials(NamedRegistries named, DockerCliCredentials cli) {
        this.named = named;
        this.cli = cli;
    }

    /** Those for one registry. */
    Keyring find(RegistryName registry) {
        return warning(
                Keyring.of(registry, named.find(registry).orElseGet(() -> cli.find(registry))));
    }

    /** All there are: which ones a build needs, its Dockerfile tells the engine alone. */
    Keyring all() {
        Map<RegistryName, Lookup> own = new HashMap<>();
        for (RegistryName registry : named.names()) {
            own.put(registry, named.find(registry).orElseThrow());
        }
        return warning(new Keyring(own, Lookup.nothing()).and(cli.all(BUILD_LIMIT)));
    }

    private Keyring warning(Keyring keyring) {
        keyring.problems()
                .filter(problem -> warned.size() < MAX_WARNINGS && warned.add(problem))
                .forEach(
                        problem ->
                                LOG.warn("{}; images are asked for without credentials", problem));
        return keyring;
    }
}
