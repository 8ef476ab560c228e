package io.cargoshipper.host.transport;

import java.time.Duration;
import java.util.Objects;

/**
 * The limits of a session over standard input and output.
 *
 * @param maxLineBytes the longest message that is read, without its line end; at least 1 KiB
 * @param drain how long calls that run may still take once the session is to end
 * @param stall how long the peer may leave a full backlog of our messages unread, before it is
 *     taken for gone
 */
public record StdioLimits(int maxLineBytes, Duration drain, Duration stall) {
    private static final int LEAST_LINE_BYTES = 1024;

    /** Messages of 4 MiB; 10 seconds to drain; 60 seconds to read. */
    public static final StdioLimits DEFAULT =
            new StdioLimits(4 * 1024 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(60));

    public StdioLimits {
        Objects.requireNonNull(drain, "drain");
        Objects.requireNonNull(stall, "stall");
        if (maxLineBytes < LEAST_LINE_BYTES) {
            throw new IllegalArgumentException(
                    "maxLineBytes must be at least %d, not %d"
                            .formatted(LEAST_LINE_BYTES, maxLineBytes));
        }
        if (drain.isNegative()) {
            throw new IllegalArgumentException("drain must not be negative, but is " + drain);
        }
        if (stall.isNegative() || stall.isZero()) {
            throw new IllegalArgumentException("stall must be positive, but is " + stall);
        }
    }
}
