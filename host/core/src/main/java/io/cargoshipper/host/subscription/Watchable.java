package io.cargoshipper.host.subscription;

import io.cargoshipper.host.engine.EngineEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A resource, as far as its changes are concerned.
 *
 * @param uri its URI
 * @param changesOn the events of the engine that change it: types, or type and action
 * @param subject what such an event must be about, by name or id; empty: about anything
 * @param refresh how often it is read again; zero: never
 */
public record Watchable(
        String uri, List<String> changesOn, Optional<String> subject, Duration refresh) {

    public Watchable {
        Objects.requireNonNull(uri, "uri");
        changesOn = List.copyOf(changesOn);
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(refresh, "refresh");
    }

    boolean isChangedBy(EngineEvent event) {
        return changesOn.stream().anyMatch(event::matches)
                && subject.map(event::concerns).orElse(true);
    }
}
