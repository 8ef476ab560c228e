package io.cargoshipper.host.subscription;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Reads a resource again and again, and tells when it has changed. The next reading starts an
 * interval after the last one has ended, however long that took.
 */
final class Refresh {

    private final Watchable resource;
    private final WatchableResources resources;
    private final ScheduledExecutorService clock;
    private final Turns turns;
    private final Runnable changed;
    private Optional<Optional<String>> last = Optional.empty(); // one reading follows the other
    private volatile boolean closed;

    Refresh(
            Watchable resource,
            WatchableResources resources,
            ScheduledExecutorService clock,
            Turns turns,
            Runnable changed) {
        this.resource = Objects.requireNonNull(resource, "resource");
        this.resources = Objects.requireNonNull(resources, "resources");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.turns = Objects.requireNonNull(turns, "turns");
        this.changed = Objects.requireNonNull(changed, "changed");
    }

    /** Starts with the state of now, which is no change. */
    void start() {
        if (!resource.refresh().isZero()) {
            read();
        }
    }

    void close() {
        closed = true;
    }

    private void read() {
        turns.take(
                () ->
                        closed
                                ? CompletableFuture.completedFuture(null)
                                : resources.read(resource.uri()).thenAccept(this::compare));
    }

    private void compare(Optional<String> contents) {
        Optional<String> digest = contents.map(Refresh::digest);
        boolean differs = last.isPresent() && !last.get().equals(digest);
        last = Optional.of(digest);
        if (differs && !closed) {
            changed.run();
        }
        try {
            Future<?> unused =
                    clock.schedule(
                            this::read, resource.refresh().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            closed = true; // the host is ending
        }
    }

    /** In place of contents that would be held for each subscribed resource. */
    private static String digest(String contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(contents.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
