package io.cargoshipper.pack.tasks;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before a request is sent again. */
final class BackOff {

    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 5_000;

    private BackOff() {}

    /**
     * Twice as long after each attempt, of which the latter half is left to chance, so that many
     * clients do not come back at once; longer if the backend asks for it.
     *
     * @param attempt the attempt that failed; the first is 1
     */
    static Duration after(int attempt, Optional<Duration> asked) {
        long most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt - 1, 10));
        Duration own = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        return asked.filter(it -> it.compareTo(own) > 0).orElse(own);
    }
}
