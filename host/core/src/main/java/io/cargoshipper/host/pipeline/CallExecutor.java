package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a bounded number of calls at a time; more wait in order. A call holds its place until it is
 * answered, not until its thread ends: one that ignores its deadline must not hold up the others.
 */
final class CallExecutor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallExecutor.class);

    /** How long threads of calls that have been stopped may take to end. */
    private static final Duration LEAVING = Duration.ofSeconds(1);

    private final ExecutorService threads;
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private int places;
    private int taken;

    private record Waiting(RunningCall call, Runnable work) {}

    CallExecutor(int concurrent, ExecutorService threads) {
        this.places = concurrent;
        this.threads = threads;
    }

    /**
     * Changes how many calls run at a time. Where there are more places, calls that wait start at
     * once; where there are fewer, those that run go on, and the next start when enough have ended.
     */
    void places(int concurrent) {
        int added;
        synchronized (this) {
            added = concurrent - places;
            places = concurrent;
        }
        for (int i = 0; i < added; i++) {
            startNext();
        }
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
            queue.removeIf(waiting -> waiting.call().isOver());
            if (taken >= places || queue.isEmpty()) {
                return;
            }
            taken++;
            next = queue.remove();
        }
        next.call().outcome().whenComplete((outcome, failure) -> leave());
        try {
            threads.execute(next.work());
        } catch (RuntimeException | OutOfMemoryError e) { // shut down, or no thread to be had
            LOG.error("call {} cannot be started", next.call().id(), e);
            next.call()
                    .finish(
                            new CallOutcome.Failure(
                                    ErrorCode.INTERNAL,
                                    "the host cannot start a thread for the call; try again later"));
        }
    }

    private void leave() {
        synchronized (this) {
            taken--;
        }
        startNext();
    }

    /** Waits a moment for the threads of calls to end. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LEAVING.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
