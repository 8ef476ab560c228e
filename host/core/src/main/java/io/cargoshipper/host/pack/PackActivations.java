package io.cargoshipper.host.pack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts each pack once, on a thread of its own and under a time limit, and remembers how that
 * went. Stops all that were started, each on a thread of its own too: no code of a pack runs under
 * a lock of the host's, and none can keep the host from going on.
 */
final class PackActivations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PackActivations.class);

    private final PackActivator activator;
    private final Duration limit;
    private final Duration stopLimit;
    private final Map<Pack, Attempt> attempts = new HashMap<>();
    private final Deque<ActivePack> running = new ArrayDeque<>();
    private boolean closed;

    /** A start of a pack. It is settled once: by the pack, its time, or the end of the host. */
    private static final class Attempt {
        final Pack pack;
        final CompletableFuture<ActivePack> result = new CompletableFuture<>();
        final CompletableFuture<Void> clock = new CompletableFuture<>();
        final Thread thread;
        boolean settled;

        Attempt(Pack pack, PackActivations owner) {
            this.pack = pack;
            thread = daemon("start of pack " + pack.name(), () -> owner.run(this));
        }
    }

    PackActivations(PackActivator activator, Duration limit, Duration stopLimit) {
        this.activator = activator;
        this.limit = limit;
        this.stopLimit = stopLimit;
    }

    ActivePack get(Pack pack) throws InterruptedException {
        try {
            return attempt(pack).result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PackFailedException failed
                    ? failed
                    : new PackFailedException(FailureReason.of(e.getCause()), e.getCause());
        }
    }

    private synchronized Attempt attempt(Pack pack) {
        Attempt known = attempts.get(pack);
        if (known != null) {
            return known;
        }
        if (closed) {
            throw ending();
        }
        Attempt attempt = new Attempt(pack, this);
        attempts.put(pack, attempt);
        CompletionStage<Void> clock =
                attempt.clock.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        clock.whenComplete(
                (inTime, late) -> {
                    if (late != null) {
                        giveUp(attempt);
                    }
                });
        attempt.thread.start();
        return attempt;
    }

    private void run(Attempt attempt) {
        ActivePack active;
        try {
            active = activator.activate(attempt.pack.files(), attempt.pack.index().orElseThrow());
        } catch (PackFailedException e) {
            fail(attempt, e);
            return;
        } catch (Throwable e) { // a defect of ours; the calls that wait must hear of it
            fail(attempt, new PackFailedException(FailureReason.of(e), e));
            return;
        }
        if (settle(attempt, new Pack.Status(PackState.ACTIVE, ""), Optional.of(active))) {
            LOG.debug("pack {} is active", attempt.pack.name());
            attempt.result.complete(active);
        } else {
            // It was given up, and may have been interrupted for that; its end is no part of it.
            Thread.interrupted();
            active.close();
        }
    }

    private void giveUp(Attempt attempt) {
        fail(
                attempt,
                new PackFailedException(
                        "it did not start within %d s (limits.activation-time)"
                                .formatted(limit.toSeconds())));
        attempt.thread.interrupt();
    }

    private void fail(Attempt attempt, PackFailedException failure) {
        Pack.Status status = new Pack.Status(PackState.FAILED, failure.getMessage());
        if (settle(attempt, status, Optional.empty())) {
            LOG.warn("pack {} failed to start: {}", attempt.pack.name(), failure.getMessage());
            LOG.debug("pack {} failed to start", attempt.pack.name(), failure);
            attempt.result.completeExceptionally(failure);
        }
    }

    /** Whether this is what became of an attempt: the first to say so makes the pack's state. */
    private synchronized boolean settle(
            Attempt attempt, Pack.Status status, Optional<ActivePack> active) {
        if (attempt.settled) {
            return false;
        }
        attempt.settled = true;
        attempt.clock.complete(null);
        attempt.pack.become(status.state(), status.reason());
        active.ifPresent(running::push);
        return true;
    }

    /** Stops the packs, last started first, and gives them up after the limit. */
    @Override
    public void close() {
        List<ActivePack> toStop;
        List<Attempt> unfinished = new ArrayList<>();
        synchronized (this) {
            closed = true;
            toStop = List.copyOf(running);
            running.clear();
            for (Attempt attempt : attempts.values()) {
                if (!attempt.settled) {
                    attempt.settled = true;
                    attempt.clock.complete(null);
                    unfinished.add(attempt);
                }
            }
            // What is kept here would keep the packs' classes.
            attempts.clear();
        }
        for (Attempt attempt : unfinished) {
            attempt.result.completeExceptionally(ending());
            attempt.thread.interrupt();
        }
        stop(toStop);
        activator.close();
    }

    /** Stops all at the same time, so that one that hangs does not take the others' time. */
    private void stop(List<ActivePack> packs) {
        Map<ActivePack, Thread> stopping = new HashMap<>();
        for (ActivePack pack : packs) {
            Thread thread = daemon("stop of " + pack.loader().getName(), pack::close);
            stopping.put(pack, thread);
            thread.start();
        }
        long end = System.nanoTime() + stopLimit.toNanos();
        for (ActivePack pack : packs) {
            Thread thread = stopping.get(pack);
            if (!join(thread, end - System.nanoTime())) {
                LOG.warn(
                        "{} did not stop within {} s and is left to itself",
                        pack.loader().getName(),
                        stopLimit.toSeconds());
                thread.interrupt();
            }
        }
    }

    private static boolean join(Thread thread, long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(nanos, 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private static PackFailedException ending() {
        return new PackFailedException("the host is ending");
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
