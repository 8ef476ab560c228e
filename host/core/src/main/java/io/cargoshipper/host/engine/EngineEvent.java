package io.cargoshipper.host.engine;

import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Something that happened on the engine, in the words of {@code GET /events} of the Docker Engine
 * API.
 *
 * @param type the type of what it happened to: {@code container}, {@code image}…
 * @param action what happened, without its details: {@code die}, {@code exec_start}…
 * @param id the id of what it happened to; empty where the engine gives none
 * @param names its name, where it has one, and the one before if that is what has changed
 */
public record EngineEvent(String type, String action, String id, Set<String> names) {

    public EngineEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(id, "id");
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    /** Reads an event; empty for one of a type that docker-java does not know. */
    static Optional<EngineEvent> of(Event event) {
        if (event.getType() == null || event.getAction() == null) {
            return Optional.empty();
        }
        Optional<EventActor> actor = Optional.ofNullable(event.getActor());
        Optional<Map<String, String>> attributes = actor.map(EventActor::getAttributes);
        // "health_status: healthy", "exec_start: sh -c …"
        String action = event.getAction().split(":", 2)[0].strip();
        return Optional.of(
                new EngineEvent(
                        event.getType().getValue(),
                        action,
                        actor.map(EventActor::getId)
                                .or(() -> Optional.ofNullable(event.getId()))
                                .orElse(""),
                        attributes.map(EngineEvent::names).orElse(Set.of())));
    }

    private static Set<String> names(Map<String, String> attributes) {
        Set<String> names = new LinkedHashSet<>();
        Optional.ofNullable(attributes.get("name")).ifPresent(names::add);
        Optional.ofNullable(attributes.get("oldName")) // of a container, with its slash
                .map(old -> old.startsWith("/") ? old.substring(1) : old)
                .ifPresent(names::add);
        return names;
    }

    /**
     * Whether it is one of those meant.
     *
     * @param pattern a type, or type and action joined by a dot: {@code container.die}
     */
    public boolean matches(String pattern) {
        int dot = pattern.indexOf('.');
        return dot < 0
                ? type.equals(pattern)
                : type.equals(pattern.substring(0, dot))
                        && action.equals(pattern.substring(dot + 1));
    }

    /** Whether it happened to what is called so: by name, id or the start of an id. */
    public boolean concerns(String reference) {
        return !reference.isEmpty() && (names.contains(reference) || id.startsWith(reference));
    }
}
