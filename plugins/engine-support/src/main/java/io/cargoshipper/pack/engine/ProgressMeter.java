package io.cargoshipper.pack.engine;

import io.cargoshipper.api.ToolCall;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Passes reports of progress on that are worth it: a few in a second, each further than the one
 * before. Not for use by several threads at once.
 */
public final class ProgressMeter {

    /** Engines tell up to ten times a second of each layer. */
    private static final long BETWEEN_REPORTS = Duration.ofMillis(250).toNanos();

    private final ToolCall call;
    private double reported = -1;
    private long next = System.nanoTime();

    public ProgressMeter(ToolCall call) {
        this.call = call;
    }

    /**
     * Reports, unless that is too soon or no more than before.
     *
     * @param message made only for a report that is passed on
     */
    public void report(double done, OptionalDouble total, Supplier<String> message) {
        long now = System.nanoTime();
        if (done > reported && now - next >= 0) {
            pass(done, total, message.get(), now);
        }
    }

    /**
     * Reports at once what must not be missed, such as a new step; no more than before is left out.
     */
    public void reportNow(double done, OptionalDouble total, String message) {
        if (done > reported) {
            pass(done, total, message, System.nanoTime());
        }
    }

    /** What was last reported; 0 where nothing was. */
    public double reported() {
        return Math.max(0, reported);
    }

    private void pass(double done, OptionalDouble total, String message, long now) {
        reported = done;
        next = now + BETWEEN_REPORTS;
        call.progress(done, total, message);
    }
}
