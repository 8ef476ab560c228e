package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Caller;
import java.util.Objects;
import java.util.Optional;

/**
 * What calls of one client have in common, from its greeting to its leave. What one call leaves
 * behind for the next is kept here. Thread-safe.
 */
public final class CallSession {

    private final String id;
    private final Caller caller;
    private final Optional<String> address;
    private volatile boolean untrustedTextSeen;

    /**
     * A session of this machine's own, over stdio or at the command line, in which nothing has
     * happened yet.
     *
     * @param id names it in the audit trail; it is no secret and proves nothing
     */
    public CallSession(String id, Caller caller) {
        this(id, caller, Optional.empty());
    }

    private CallSession(String id, Caller caller, Optional<String> address) {
        this.id = Objects.requireNonNull(id, "id");
        this.caller = Objects.requireNonNull(caller, "caller");
        this.address = address;
    }

    /**
     * A session over a network, in which nothing has happened yet: its caller is held to rates.
     *
     * @param address where the client is
     */
    public static CallSession remote(String id, Caller caller, String address) {
        return new CallSession(id, caller, Optional.of(address));
    }

    /** Names it in the audit trail. */
    public String id() {
        return id;
    }

    /** Who calls. */
    public Caller caller() {
        return caller;
    }

    /** Where the client is; empty for a session of this machine's own. */
    public Optional<String> address() {
        return address;
    }

    /** Whether the client is this machine's own, which started the host and is trusted. */
    public boolean isLocal() {
        return address.isEmpty();
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
