package io.cargoshipper.host.protocol.sdk;

/**
 * How much of one client's may wait for answers at a time: a request keeps its arguments in memory
 * for as long as it waits.
 *
 * @param count how many requests; at least 1
 * @param bytes how long their messages may be in sum; at least 1. A request that waits alone may be
 *     longer: the transport limits that.
 */
record RequestLimits(int count, long bytes) {
    private static final int COUNT = 1_000;
    private static final long BYTES = 32L * 1024 * 1024;

    /** What parsed JSON takes is a multiple of its bytes. */
    private static final int SHARE_OF_HEAP = 8;

    RequestLimits {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, not " + count);
        }
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be at least 1, not " + bytes);
        }
    }

    /** 1,000 requests of 32 MiB in sum, or of an eighth of the largest heap, if that is less. */
    static RequestLimits ofThisMachine() {
        return new RequestLimits(
                COUNT, Math.min(BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
    }
}
