package io.cargoshipper.host.subscription;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Passes on news at most once in an interval. The first goes out at once; of those that come before
 * the interval is over, one is sent when it is, so that the last is never lost. Thread-safe.
 */
final class Throttle {

    private final ScheduledExecutorService clock;
    private final long intervalNanos;
    private final Runnable news;
    private long nextNanos; // this and what follows: guarded by this
    private boolean waiting;
    private boolean closed;

    Throttle(ScheduledExecutorService clock, Duration interval, Runnable news) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.intervalNanos = interval.toNanos();
        this.news = Objects.requireNonNull(news, "news");
        this.nextNanos = System.nanoTime();
    }

    synchronized void trigger() {
        if (waiting || closed) {
            return;
        }
        waiting = true;
        long delay = Math.max(0, nextNanos - System.nanoTime());
        try {
            Future<?> unused = clock.schedule(this::send, delay, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            closed = true; // the host is ending
        }
    }

    /** Sends nothing more. */
    synchronized void close() {
        closed = true;
    }

    private void send() {
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting = false;
            nextNanos = System.nanoTime() + intervalNanos;
        }
        news.run();
    }
}
