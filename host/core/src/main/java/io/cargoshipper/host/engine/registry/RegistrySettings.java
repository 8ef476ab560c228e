package io.cargoshipper.host.engine.registry;

import java.util.Map;
import java.util.Objects;

/**
 * What the configuration says about registries.
 *
 * @param logins how to log in, by the registry's name
 */
public record RegistrySettings(Map<RegistryName, Login> logins) {

    public RegistrySettings {
        logins = Map.copyOf(logins);
    }

    /** Names no registry. */
    public static RegistrySettings none() {
        return new RegistrySettings(Map.of());
    }

    /** How to log in to a registry. */
    public sealed interface Login {}

    /** By name and password. */
    public record Password(String username, Secret password) implements Login {
        public Password {
            Objects.requireNonNull(username, "username");
            Objects.requireNonNull(password, "password");
        }
    }

    /** By a token that the registry has given out for the purpose. */
    public record IdentityToken(Secret token) implements Login {
        public IdentityToken {
            Objects.requireNonNull(token, "token");
        }
    }
}
