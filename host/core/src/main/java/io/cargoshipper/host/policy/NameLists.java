package io.cargoshipper.host.policy;

import java.util.List;
import java.util.Optional;

/**
 * Which names one source lets be offered.
 *
 * @param allowed the only ones; an empty list offers none, no list all
 * @param denied those that never are
 */
public record NameLists(Optional<List<Glob>> allowed, List<Glob> denied) {

    /** No list at all. */
    public static final NameLists NONE = new NameLists(Optional.empty(), List.of());

    public NameLists {
        allowed = allowed.map(List::copyOf);
        denied = List.copyOf(denied);
    }

    /** The pattern that denies what bears two names, if one does. */
    Optional<Glob> denies(String name, String other) {
        return denied.stream()
                .filter(glob -> glob.matches(name) || glob.matches(other))
                .findFirst();
    }

    /** Whether what bears two names is among the allowed. */
    boolean allows(String name, String other) {
        return allowed.isEmpty()
                || allowed.get().stream()
                        .anyMatch(glob -> glob.matches(name) || glob.matches(other));
    }
}
