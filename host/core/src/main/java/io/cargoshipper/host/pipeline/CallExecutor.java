package io.cargoshipper.host.pipeline;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;

/**
 * Runs a bounded number of calls at a time; more wait in order. A call holds its place until it is
 * answered, not until its thread ends: one that ignores its deadline must not hold up the others.
 */
final class CallExecutor implements AutoCloseable {

    private final ExecutorService threads;
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private int free;

    private record Waiting(RunningCall call, Runnable work) {}

    CallExecutor(int concurrent) {
        this.free = concurrent;
        this.threads = CallThreads.create();
    }

    void submit(RunningCall call, Runnable work) {
        synchronized (this) {
            queue.add(new Waiting(call, work));
        }
        startNext();
    }

    /** Starts what may start. */
    private void startNext() {
        Waiting next;
        synchronized (this) {
            // Calls that were cancelled while they waited take no place.
            queue.removeIf(waiting -> waiting.call().outcome().toCompletableFuture().isDone());
            if (free == 0 || queue.isEmpty()) {
                return;
            }
            free--;
            next = queue.remove();
        }
        next.call().outcome().whenComplete((outcome, failure) -> leave());
        threads.execute(next.work());
    }

    private void leave() {
        synchronized (this) {
            free++;
        }
        startNext();
    }

    /** Runs work of the host's own for a call, such as ending it at its deadline. */
    void runAside(Runnable work) {
        threads.execute(work);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
