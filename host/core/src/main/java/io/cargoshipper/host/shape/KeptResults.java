package io.cargoshipper.host.shape;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;

/**
 * The whole results of calls whose clients got a part, for a while, in memory alone. There is a
 * bound on their number and on what they take together: the oldest go first. Thread-safe.
 */
public final class KeptResults {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 40;

    /** Of characters of two bytes, at worst; a host runs with 256 MB of heap. */
    private static final long MOST_BYTES = 16L << 20;

    /** A quarter: no result drives out all others. */
    private static final long LARGEST = MOST_BYTES / 4;

    private static final int ID_BYTES = 16;

    private final Clock clock;
    private final Deque<KeptResult> results = new ArrayDeque<>();
    private long bytes;

    /** Keeps nothing yet. */
    public KeptResults(Clock clock) {
        this.clock = clock;
    }

    /**
     * Keeps a result; empty if it is too large for that.
     *
     * @param owner the session that may read it; equal to itself alone
     * @param untrusted what has text from outside in it, if it has
     */
    public synchronized Optional<KeptResult> keep(
            Object owner, String mimeType, String text, Optional<String> untrusted) {
        long size = TextSize.of(text);
        if (size > LARGEST) {
            return Optional.empty();
        }
        dropExpired();
        while (results.size() >= MOST || bytes + size > MOST_BYTES) {
            bytes -= results.removeFirst().bytes();
        }
        KeptResult kept =
                new KeptResult(
                        newId(),
                        owner,
                        mimeType,
                        text,
                        size,
                        untrusted,
                        clock.instant().plus(KEPT));
        results.addLast(kept);
        bytes += size;
        return Optional.of(kept);
    }

    /** Finds a result of a session; one of another's is as little there as one that is gone. */
    public synchronized Optional<KeptResult> find(Object owner, String id) {
        dropExpired();
        return results.stream()
                .filter(result -> result.id().equals(id) && result.owner().equals(owner))
                .findFirst();
    }

    /** Drops all of them. */
    public synchronized void clear() {
        results.clear();
        bytes = 0;
    }

    private void dropExpired() {
        Iterator<KeptResult> oldestFirst = results.iterator();
        while (oldestFirst.hasNext()) {
            KeptResult result = oldestFirst.next();
            if (result.expires().isAfter(clock.instant())) {
                return;
            }
            oldestFirst.remove();
            bytes -= result.bytes();
        }
    }

    private static String newId() {
        byte[] random = new byte[ID_BYTES];
        Ids.RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Made when the first result is kept. */
    private static final class Ids {
        static final SecureRandom RANDOM = new SecureRandom();
    }
}
