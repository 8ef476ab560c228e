package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What counts from the start to the end of the host: the values of all keys but those of policy,
 * and the variables that packs and the search for the engine read. Values may be secrets, so only
 * names leave it.
 */
public final class StartKeys {

    private final Config merged;
    private final Environment environment;

    /** Keeps what was read, and does nothing with it: most hosts are never asked. */
    StartKeys(Config merged, Environment environment) {
        this.merged = Objects.requireNonNull(merged, "merged");
        this.environment = Objects.requireNonNull(environment, "environment");
    }

    /** The names of what others say otherwise, in order. */
    public SortedSet<String> differencesTo(StartKeys others) {
        Map<String, Object> own = values();
        Map<String, Object> other = others.values();
        SortedSet<String> names = new TreeSet<>(own.keySet());
        names.addAll(other.keySet());
        names.removeIf(name -> Objects.equals(own.get(name), other.get(name)));
        return names;
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new TreeMap<>();
        for (Map.Entry<String, ConfigValue> entry : merged.entrySet()) {
            if (!PolicyKeys.isPolicy(entry.getKey())) {
                values.put(entry.getKey(), entry.getValue().unwrapped());
            }
        }
        for (Map.Entry<String, String> variable : environment.variables().entrySet()) {
            // The host's own have their effect through keys.
            if (!EnvironmentVariable.isOwn(variable.getKey())) {
                values.put("variable " + variable.getKey(), variable.getValue());
            }
        }
        return values;
    }
}
