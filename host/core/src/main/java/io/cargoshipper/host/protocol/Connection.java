package io.cargoshipper.host.protocol;

import java.time.Duration;

/**
 * One client's connection, as its transport sees it: bytes of messages in, an {@link Outlet} out.
 */
public interface Connection extends AutoCloseable {

    /**
     * Takes one message, and does not wait for what it sets going. Never throws: what is malformed
     * is answered with a JSON-RPC error. Does nothing once closed.
     */
    void receive(byte[] json);

    /** Answers a message that the transport did not keep, since it is longer than the limit. */
    void refuseOversized(long limitBytes);

    /**
     * Waits until every call that was received has been answered; tells whether that happened in
     * time.
     */
    boolean drain(Duration limit) throws InterruptedException;

    /** Cancels what still runs, which is not answered, and ends the session. */
    @Override
    void close();
}
