package io.cargoshipper.host.pipeline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts how many calls of each caller are under way. Who has none takes no memory. */
final class CallsAtOnce {

    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    /** Counts one more, unless there are as many as there may be. */
    boolean enter(String caller, int most) {
        AtomicBoolean entered = new AtomicBoolean();
        underWay.compute(
                caller,
                (name, count) -> {
                    int now = count == null ? 0 : count;
                    entered.set(now < most);
                    return now < most ? Integer.valueOf(now + 1) : count;
                });
        return entered.get();
    }

    /** Counts one less. */
    void leave(String caller) {
        underWay.computeIfPresent(caller, (name, count) -> count == 1 ? null : count - 1);
    }

    /** How many callers have calls under way. */
    int callers() {
        return underWay.size();
    }
}
