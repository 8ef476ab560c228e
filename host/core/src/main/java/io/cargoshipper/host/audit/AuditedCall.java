package io.cargoshipper.host.audit;

import io.cargoshipper.api.Caller;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A call, as the audit trail names it.
 *
 * @param id its id
 * @param session the session that it belongs to
 * @param caller who makes it
 * @param address where the client is; empty where it is the parent process
 * @param kind what is called: {@code tool}, {@code prompt}, {@code resource}, {@code completion}
 * @param name its name; for a resource its URI without the query, which may hold a secret
 * @param secret which of its arguments are secret whatever they look like, as its pack's index
 *     names them
 * @param quiet whether the host makes it by itself, again and again for somebody who asked for that
 *     once: then only what is refused is written, and what it changes
 */
public record AuditedCall(
        String id,
        String session,
        Caller caller,
        Optional<String> address,
        String kind,
        String name,
        List<String> secret,
        boolean quiet) {

    private static final int MOST_NAME = 200;

    public AuditedCall {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(kind, "kind");
        secret = List.copyOf(secret);
        name = Excerpt.line(name, MOST_NAME);
    }

    /** For messages: {@code tool 'sweep'}. */
    @Override
    public String toString() {
        return "%s '%s'".formatted(kind, name);
    }
}
