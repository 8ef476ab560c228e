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

    /**
     * Answers a message that the transport did not keep, since it is longer than the limit; under
     * its id where that stands in what was kept.
     *
     * @param head how the message begins, a few KiB
     * @param tail how it ends, a few KiB
     */
    void refuseOversized(long limitBytes, byte[] head, byte[] tail);

    /**
     * Takes no more requests: those that come are refused from now on, whatever thread they come
     * on, so that none escapes {@link #drain}. Messages about the calls that run, such as their
     * cancellation, are taken still.
     */
    void endIntake();

    /**
     * Waits until every call that was received has been answered; tells whether that happened in
     * time.
     */
    boolean drain(Duration limit) throws InterruptedException;

    /** Cancels what still runs, which is not answered, and ends the session. */
    @Override
    void close();
}
