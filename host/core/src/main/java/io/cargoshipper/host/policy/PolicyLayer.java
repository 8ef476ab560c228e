package io.cargoshipper.host.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What one source says of policy. A key that a layer does not set is left to the others. Immutable;
 * two are equal if they say the same in the same places.
 */
public final class PolicyLayer {

    private final PolicySource source;
    private final Map<PolicyKey<?>, Setting<?>> settings;

    private PolicyLayer(PolicySource source, Map<PolicyKey<?>, Setting<?>> settings) {
        this.source = Objects.requireNonNull(source, "source");
        this.settings = settings;
    }

    /** A layer that sets nothing yet. */
    public static PolicyLayer of(PolicySource source) {
        return new PolicyLayer(source, Map.of());
    }

    /** This layer, with another value for a key. */
    public <T> PolicyLayer with(PolicyKey<T> key, Setting<T> setting) {
        Map<PolicyKey<?>, Setting<?>> more = new LinkedHashMap<>(settings);
        more.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(setting, "setting"));
        return new PolicyLayer(source, more);
    }

    /** This layer, with another value for a key, which stands nowhere in particular. */
    public <T> PolicyLayer with(PolicyKey<T> key, T value) {
        return with(key, new Setting<>(value, place(key)));
    }

    /** This layer, with another list of patterns, which stands nowhere in particular. */
    public PolicyLayer withPatterns(ListKey<Glob> key, List<String> patterns) {
        return with(
                key,
                patterns.stream()
                        .map(pattern -> new Setting<>(new Glob(pattern), place(key)))
                        .toList());
    }

    /** What it says of a key. */
    @SuppressWarnings("unchecked") // with(…) alone fills the map, and lets in no other type
    public <T> Optional<Setting<T>> get(PolicyKey<T> key) {
        return Optional.ofNullable((Setting<T>) settings.get(key));
    }

    /** The patterns of a list that it sets. */
    public Optional<List<Glob>> patterns(ListKey<Glob> key) {
        return get(key).map(list -> list.value().stream().map(Setting::value).toList());
    }

    /** The keys that it sets. */
    public Set<PolicyKey<?>> keys() {
        return Set.copyOf(settings.keySet());
    }

    /** Where it comes from. */
    public PolicySource source() {
        return source;
    }

    /** The source's name, for messages. */
    public String name() {
        return source.name();
    }

    private Place place(PolicyKey<?> key) {
        return new Place(key.text(), source.name());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolicyLayer layer
                && source.equals(layer.source)
                && settings.equals(layer.settings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, settings);
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(source.name(), settings);
    }
}
