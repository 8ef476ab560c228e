package io.cargoshipper.host.subscription;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Lets a few things be under way at a time, the others wait in order: what the host does in the
 * background must not take the calls' places. Thread-safe.
 */
final class Turns {

    private final int most;
    private final Queue<Supplier<CompletionStage<?>>> waiting = new ArrayDeque<>(); // guarded
    private int underWay; // guarded by this

    Turns(int most) {
        this.most = most;
    }

    /** Starts something when its turn comes; its stage tells when it has ended. */
    void take(Supplier<CompletionStage<?>> work) {
        synchronized (this) {
            if (underWay >= most) {
                waiting.add(work);
                return;
            }
            underWay++;
        }
        start(work);
    }

    private void start(Supplier<CompletionStage<?>> work) {
        CompletionStage<?> ended = work.get();
        ended.whenComplete((result, failure) -> next());
    }

    private void next() {
        Supplier<CompletionStage<?>> work;
        synchronized (this) {
            work = waiting.poll();
            if (work == null) {
                underWay--;
                return;
            }
        }
        start(work);
    }
}
