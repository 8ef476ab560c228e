package io.cargoshipper.host.engine.registry;

import io.cargoshipper.host.engine.registry.CredentialHelpers.HelperException;
import io.cargoshipper.host.engine.registry.Lookup.Origin;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The credentials that a person has given to {@code docker login}. For each registry one place
 * answers, and no other: its own helper, else the helper for all, else the file. That is the CLI's
 * rule.
 */
final class DockerCliCredentials {

    /** A path, but for those of the registry API's versions. */
    private static final Pattern PART = Pattern.compile("[^/:]/(?!(v[12]/?)?$)");

    private final DockerCliFile file;
    private final CredentialHelpers helpers;

    DockerCliCredentials(DockerCliFile file, CredentialHelpers helpers) {
        this.file = file;
        this.helpers = helpers;
    }

    /** Looks a registry up. */
    Lookup find(RegistryName registry) {
        DockerCliConfig config = file.read();
        if (config.problem().isPresent()) {
            return broken(config.problem().get());
        }
        return config.helper(registry)
                .map(helper -> helpers.get(helper, registry.key(), CredentialHelpers.LIMIT))
                .orElseGet(() -> config.logins().getOrDefault(registry, Lookup.nothing()));
    }

    /** All that there are, as far as helpers tell them within a time. */
    Keyring all(Duration limit) {
        DockerCliConfig config = file.read();
        if (config.problem().isPresent()) {
            return new Keyring(Map.of(), broken(config.problem().get()));
        }
        long deadline = System.nanoTime() + limit.toNanos();
        Map<RegistryName, Lookup> own = new HashMap<>();
        config.helpers()
                .forEach(
                        (registry, helper) -> {
                            if (!helper.isEmpty()) {
                                own.put(registry, get(helper, registry.key(), deadline));
                            }
                        });
        Keyring others =
                config.store()
                        .map(store -> stored(store, deadline))
                        .orElseGet(() -> new Keyring(config.logins(), Lookup.nothing()));
        return new Keyring(own, Lookup.nothing()).and(others);
    }

    private Keyring stored(String store, long deadline) {
        Map<RegistryName, Lookup> stored = new HashMap<>();
        try {
            chosen(helpers.list(store, remaining(deadline)))
                    .forEach(
                            (registry, server) ->
                                    stored.put(registry, get(store, server, deadline)));
            return new Keyring(stored, Lookup.nothing());
        } catch (HelperException e) {
            return new Keyring(stored, broken(e.getMessage()));
        }
    }

    /**
     * Of several entries for one registry, the CLI's own key for it. One for a part of a registry
     * is not for all of it; Docker Desktop keeps tokens of its own under such paths.
     */
    private static Map<RegistryName, String> chosen(Iterable<String> servers) {
        Map<RegistryName, String> chosen = new LinkedHashMap<>();
        for (String server : servers) {
            Optional<RegistryName> registry = RegistryName.ofAddress(server);
            if (registry.isPresent() && server.equals(registry.get().key())) {
                chosen.put(registry.get(), server);
            } else if (registry.isPresent() && !PART.matcher(server).find()) {
                chosen.putIfAbsent(registry.get(), server);
            }
        }
        return chosen;
    }

    private Lookup get(String helper, String server, long deadline) {
        Duration remaining = remaining(deadline);
        return remaining.isZero()
                ? broken("the credential helpers took too long together")
                : helpers.get(helper, server, remaining);
    }

    private Lookup broken(String problem) {
        return Lookup.broken(Origin.dockerCli(file.path().toString()), problem);
    }

    private static Duration remaining(long deadline) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        return left.compareTo(CredentialHelpers.LIMIT) < 0 ? left : CredentialHelpers.LIMIT;
    }
}
