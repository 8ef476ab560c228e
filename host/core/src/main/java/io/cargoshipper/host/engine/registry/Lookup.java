package io.cargoshipper.host.engine.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * What a search for credentials has found. Asking without any is what public images need, so
 * nothing found is no failure; the problem is told once the registry has refused.
 *
 * @param credential what was found
 * @param origin where it is from, for people; empty when no place is responsible
 * @param problem why the place that should have it gave nothing
 */
record Lookup(Optional<Credential> credential, Optional<Origin> origin, Optional<String> problem) {

    private static final Lookup NOTHING =
            new Lookup(Optional.empty(), Optional.empty(), Optional.empty());

    Lookup {
        Objects.requireNonNull(credential, "credential");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(problem, "problem");
    }

    /**
     * Where a credential is from.
     *
     * @param place for people
     * @param configured whether it is the host's own configuration, beside which {@code docker
     *     login} changes nothing
     */
    record Origin(String place, boolean configured) {

        static Origin configuration(String key) {
            return new Origin(key, true);
        }

        static Origin dockerCli(String place) {
            return new Origin(place, false);
        }
    }

    static Lookup found(Credential credential, Origin origin) {
        return new Lookup(Optional.of(credential), Optional.of(origin), Optional.empty());
    }

    static Lookup nothing() {
        return NOTHING;
    }

    static Lookup broken(Origin origin, String problem) {
        return new Lookup(Optional.empty(), Optional.of(origin), Optional.of(problem));
    }
}
