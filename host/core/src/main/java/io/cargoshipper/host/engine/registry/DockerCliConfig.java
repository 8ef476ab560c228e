package io.cargoshipper.host.engine.registry;

import java.util.Map;
import java.util.Optional;

/**
 * What the Docker CLI's configuration says about credentials.
 *
 * @param helpers names of helpers for single registries ({@code credHelpers})
 * @param store the name of the helper for all others ({@code credsStore})
 * @param logins what the file itself holds ({@code auths})
 * @param problem why the file could not be understood, where it could not
 */
record DockerCliConfig(
        Map<RegistryName, String> helpers,
        Optional<String> store,
        Map<RegistryName, Lookup> logins,
        Optional<String> problem) {

    DockerCliConfig {
        helpers = Map.copyOf(helpers);
        store = store.filter(name -> !name.isEmpty());
        logins = Map.copyOf(logins);
    }

    static DockerCliConfig empty() {
        return new DockerCliConfig(Map.of(), Optional.empty(), Map.of(), Optional.empty());
    }

    static DockerCliConfig broken(String problem) {
        return new DockerCliConfig(Map.of(), Optional.empty(), Map.of(), Optional.of(problem));
    }

    /** The helper that answers for a registry, which is then the only one that is asked. */
    Optional<String> helper(RegistryName registry) {
        return Optional.ofNullable(helpers.get(registry))
                .filter(name -> !name.isEmpty())
                .or(() -> store);
    }
}
