package io.cargoshipper.host.engine.guard;

/** Told of what the guard decides. */
@FunctionalInterface
public interface GuardListener {

    /** Does not listen. */
    GuardListener NONE = decision -> {};

    /**
     * Called for every request, on the thread that makes it, before anything is sent. An exception
     * from here keeps the request from being sent.
     */
    void decided(GuardDecision decision);
}
