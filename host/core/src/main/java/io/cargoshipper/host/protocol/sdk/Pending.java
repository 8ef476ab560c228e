package io.cargoshipper.host.protocol.sdk;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** A request that was received. It is settled once: answered, or cancelled. */
final class Pending {
    private final Object id;
    private final String method;
    private final int bytes;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final Disposable.Swap work = Disposables.swap();

    Pending(Object id, String method, int bytes) {
        this.id = Objects.requireNonNull(id, "id");
        this.method = Objects.requireNonNull(method, "method");
        this.bytes = bytes;
    }

    Object id() {
        return id;
    }

    String method() {
        return method;
    }

    /** How long its message is. */
    int bytes() {
        return bytes;
    }

    /** Claims the right to settle the request; true for the first that asks. */
    boolean settle() {
        return settled.compareAndSet(false, true);
    }

    /** Says what to stop when the request is cancelled; stops it at once if it already was. */
    void runs(Disposable running) {
        work.replace(running);
    }

    void stop() {
        work.dispose();
    }
}
