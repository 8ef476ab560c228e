package io.cargoshipper.host.policy;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The policy that counts now. Every call asks anew, so that a change of the configuration holds
 * from the next call on; what a call was admitted with counts until it ends. Thread-safe.
 */
public final class PolicyInForce {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Policy current;

    public PolicyInForce(Policy first) {
        this.current = Objects.requireNonNull(first, "first");
    }

    /** The policy that counts now. */
    public Policy current() {
        return current;
    }

    /** Puts another policy in force, and tells the listeners once it is. */
    public void replace(Policy next) {
        current = Objects.requireNonNull(next, "next");
        listeners.forEach(Runnable::run);
    }

    /** Has somebody told of each change, on the thread that makes it. */
    public void onChange(Runnable listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
    }
}
