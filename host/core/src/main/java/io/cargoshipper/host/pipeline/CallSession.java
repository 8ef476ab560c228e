package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Caller;
import java.util.Objects;

/**
 * What calls of one client have in common, from its greeting to its leave. What one call leaves
 * behind for the next is kept here. Thread-safe.
 */
public final class CallSession {

    private final String id;
    private final Caller caller;
    private volatile boolean untrustedTextSeen;

    /**
     * A session in which nothing has happened yet.
     *
     * @param id names it in the audit trail; it is no secret and proves nothing
     */
    public CallSession(String id, Caller caller) {
        this.id = Objects.requireNonNull(id, "id");
        this.caller = Objects.requireNonNull(caller, "caller");
    }

    /** Names it in the audit trail. */
    public String id() {
        return id;
    }

    /** Who calls. */
    public Caller caller() {
        return caller;
    }

    /** Whether the client has been given text from outside, which may try to steer it. */
    public boolean hasSeenUntrustedText() {
        return untrustedTextSeen;
    }

    /** The client is given text from outside. */
    public void untrustedTextSeen() {
        untrustedTextSeen = true;
    }
}
