package io.cargoshipper.host.engine.guard;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a call has created, by the full ids that the engine gave, so that removing it takes no
 * higher tier. Thread-safe.
 *
 * <p>Only ids count, and each for one removal. A name could be made to mean something else: rename
 * what was created, rename another to the old name, remove by that name. An id cannot, as long as
 * its owner is there; so it is given up when the removal is sent, and ids of containers are given
 * up at the first rename, after which another container could have the id of a removed one as name.
 */
final class CreatedObjects {

    private final Set<Created> created = new HashSet<>();
    private boolean renamed;

    private record Created(Creatable kind, String id) {}

    /** A removal that was let pass because of what was created. */
    record Claim(Creatable kind, String id) {}

    synchronized void add(Creatable kind, String id) {
        if (!(renamed && kind == Creatable.CONTAINER)) {
            created.add(new Created(kind, id));
        }
    }

    /** Whether the call has created the container or exec of an id. */
    synchronized boolean hasStartable(String id) {
        return created.contains(new Created(Creatable.CONTAINER, id))
                || created.contains(new Created(Creatable.EXEC, id));
    }

    /** Whether there is a right to remove this at a lower tier. */
    synchronized boolean has(Creatable kind, String id) {
        return created.contains(new Created(kind, id));
    }

    /** Takes the one right to remove this at a lower tier; empty when there is none. */
    synchronized Optional<Claim> claim(Creatable kind, String id) {
        return created.remove(new Created(kind, id))
                ? Optional.of(new Claim(kind, id))
                : Optional.empty();
    }

    /** Gives the right back when the engine did not remove it. */
    synchronized void restore(Claim claim) {
        add(claim.kind(), claim.id());
    }

    /** A container is about to be renamed. */
    synchronized void renaming() {
        renamed = true;
        created.removeIf(object -> object.kind() == Creatable.CONTAINER);
    }
}
