package io.cargoshipper.host.engine.guard;

import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of things that a call may remove again at the tier that it created them with. */
enum Creatable {
    CONTAINER("container", "Id"),
    NETWORK("network", "Id"),
    VOLUME("volume", "Name"),
    /** Ends with its container: there is nothing to remove. */
    EXEC("exec", "Id");

    private final String kind;
    private final String idField;

    Creatable(String kind, String idField) {
        this.kind = kind;
        this.idField = idField;
    }

    static Optional<Creatable> createdBy(Endpoint endpoint) {
        return Stream.of(values())
                .filter(creatable -> endpoint.effect().equals(creatable.kind + ".create"))
                .findFirst();
    }

    static Optional<Creatable> removedBy(Endpoint endpoint) {
        return Stream.of(values())
                .filter(creatable -> endpoint.effect().equals(creatable.kind + ".remove"))
                .findFirst();
    }

    /** The field of the engine's answer that says what was created. */
    String idField() {
        return idField;
    }
}
