package io.cargoshipper.host.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How layers meet.
 *
 * @param layers the layers, outermost first
 * @param defaults what fills the keys that no layer sets
 */
record Meet(List<PolicyLayer> layers, PolicyLayer defaults) {

    // Loops and no streams: all of it is asked at every start, and of every tool at each listing.

    /** What the layers say of a key, outermost first. */
    <T> List<Said<T>> said(PolicyKey<T> key) {
        List<Said<T>> said = new ArrayList<>();
        for (PolicyLayer layer : layers) {
            Optional<Setting<T>> setting = layer.get(key);
            if (setting.isPresent()) {
                said.add(new Said<>(layer.source(), setting.get()));
            }
        }
        return said;
    }

    /**
     * What counts of a bound, outermost first. The default does too, unless a layer that may
     * replace it sets the key.
     */
    <T> List<Said<T>> counting(Bound<T> bound) {
        List<Said<T>> counting = said(bound);
        for (Said<T> said : counting) {
            if (said.source().replacesDefaults()) {
                return counting;
            }
        }
        Optional<Setting<T>> byDefault = byDefault(bound);
        if (byDefault.isPresent()) {
            counting.add(0, new Said<>(defaults.source(), byDefault.get()));
        }
        return counting;
    }

    /** What holds of a bound; empty if nothing bounds it. */
    <T> Optional<Said<T>> strictest(Bound<T> bound) {
        Optional<Said<T>> strictest = Optional.empty();
        for (Said<T> said : counting(bound)) {
            if (strictest.isEmpty()
                    || bound.strictness().compare(said.value(), strictest.get().value()) < 0) {
                strictest = Optional.of(said);
            }
        }
        return strictest;
    }

    /** What the outermost layer that is heard says; empty if none says anything. */
    <T> Optional<Said<T>> first(FixedKey<T> key) {
        for (Said<T> said : said(key)) {
            if (said.source().replacesDefaults()) {
                return Optional.of(said);
            }
        }
        return Optional.empty();
    }

    private <T> Optional<Setting<T>> byDefault(Bound<T> bound) {
        Optional<Setting<T>> set = defaults.get(bound);
        if (set.isPresent() || bound.builtIn().isEmpty()) {
            return set;
        }
        return Optional.of(
                new Setting<>(bound.builtIn().get(), new Place(bound.text(), defaults.name())));
    }
}
