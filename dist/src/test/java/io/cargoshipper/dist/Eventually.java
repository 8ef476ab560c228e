package io.cargoshipper.dist;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another process brings about. */
final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long ASK_EVERY_MILLIS = 20;

    private Eventually() {}

    /** Waits until something holds; fails when it does not within a generous time. */
    static void holds(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within %s: %s".formatted(LIMIT, what));
            }
            try {
                Thread.sleep(ASK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting: " + what, e);
            }
        }
    }
}
