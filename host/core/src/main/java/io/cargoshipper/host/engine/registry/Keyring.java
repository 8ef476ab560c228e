package io.cargoshipper.host.engine.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was found for one request.
 *
 * @param lookups by registry
 * @param otherwise what counts for every other registry
 */
record Keyring(Map<RegistryName, Lookup> lookups, Lookup otherwise) {

    Keyring {
        lookups = Map.copyOf(lookups);
        Objects.requireNonNull(otherwise, "otherwise");
    }

    static Keyring of(RegistryName registry, Lookup lookup) {
        return new Keyring(Map.of(registry, lookup), Lookup.nothing());
    }

    /** This one, and what another one has for other registries. */
    Keyring and(Keyring fallback) {
        Map<RegistryName, Lookup> merged = new HashMap<>(fallback.lookups);
        merged.putAll(lookups);
        return new Keyring(merged, fallback.otherwise);
    }

    Lookup lookup(RegistryName registry) {
        return lookups.getOrDefault(registry, otherwise);
    }

    /** The credential of a registry as the engine's API has it; an empty object where is none. */
    ObjectNode json(RegistryName registry) {
        return lookup(registry)
                .credential()
                .map(credential -> credential.json(registry))
                .orElseGet(Json.MAPPER::createObjectNode);
    }

    /** All credentials, by the names that the CLI has for the registries. */
    ObjectNode json() {
        ObjectNode all = Json.MAPPER.createObjectNode();
        lookups.forEach(
                (registry, lookup) -> {
                    if (lookup.credential().isPresent()) {
                        all.set(registry.key(), json(registry));
                    }
                });
        return all;
    }

    /** The texts that nobody may see. */
    Set<String> secrets() {
        return lookups.values().stream()
                .flatMap(lookup -> lookup.credential().stream())
                .flatMap(credential -> credential.secrets().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why places that should have a credential gave none. */
    Stream<String> problems() {
        return Stream.concat(lookups.values().stream(), Stream.of(otherwise))
                .flatMap(lookup -> lookup.problem().stream());
    }
}
