package io.cargoshipper.api;

import java.util.Objects;
import java.util.Optional;

/**
 * Who makes a call.
 *
 * @param name the authenticated name, or {@code local} where the transport trusts its parent
 *     process
 * @param client the client program's own name and version, which it claims and nobody proved
 */
public record Caller(String name, Optional<String> client) {

    public Caller {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(client, "client");
    }
}
