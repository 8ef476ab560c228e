package io.cargoshipper.host.pipeline;

import io.cargoshipper.host.pack.Pack;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the calls of each pack whose threads go on after their end. No thread can be stopped from
 * outside; a pack that leaves too many behind gets no more.
 */
final class AbandonedCalls {

    /** How many threads a pack may leave behind. */
    static final int MOST = 16;

    private final Map<Pack, Integer> counts = new ConcurrentHashMap<>();

    void left(Pack pack) {
        counts.merge(pack, 1, Integer::sum);
    }

    void ended(Pack pack) {
        counts.merge(pack, -1, Integer::sum);
    }

    boolean tooMany(Pack pack) {
        return counts.getOrDefault(pack, 0) >= MOST;
    }
}
