package io.cargoshipper.host.engine.registry;

import io.cargoshipper.host.engine.registry.Lookup.Origin;
import io.cargoshipper.host.engine.registry.RegistrySettings.IdentityToken;
import io.cargoshipper.host.engine.registry.RegistrySettings.Login;
import io.cargoshipper.host.engine.registry.RegistrySettings.Password;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The registries that the host's configuration names. */
final class NamedRegistries {

    private final RegistrySettings settings;

    NamedRegistries(RegistrySettings settings) {
        this.settings = settings;
    }

    /** The key of a registry's section in the configuration. */
    static String key(RegistryName registry) {
        return "registries.\"%s\"".formatted(registry.host());
    }

    Set<RegistryName> names() {
        return settings.logins().keySet();
    }

    /** Looks a registry up; empty when the configuration does not name it. */
    Optional<Lookup> find(RegistryName registry) {
        return Optional.ofNullable(settings.logins().get(registry))
                .map(login -> read(login, key(registry)));
    }

    private static Lookup read(Login login, String key) {
        Origin origin = Origin.configuration(key);
        try {
            Credential credential = credential(login);
            return credential.isComplete()
                    ? Lookup.found(credential, origin)
                    : Lookup.broken(origin, "the file that %s names is empty".formatted(key));
        } catch (IOException e) {
            return Lookup.broken(origin, "%s: %s".formatted(key, e.getMessage()));
        }
    }

    private static Credential credential(Login login) throws IOException {
        if (login instanceof Password given) {
            return Credential.ofPassword(given.username(), given.password().read());
        }
        return Credential.ofIdentityToken(((IdentityToken) login).token().read());
    }
}
