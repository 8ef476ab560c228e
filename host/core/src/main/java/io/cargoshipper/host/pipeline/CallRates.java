package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.policy.RateLimits;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Counts the calls of each caller in buckets of tokens: one for all its calls, and one for each
 * tier that has a limit of its own. A bucket is full at first, and fills up evenly. Thread-safe.
 */
final class CallRates {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** More callers than are about at a time. */
    private static final int MOST_BUCKETS = 10_000;

    private final TimeMeter time;

    /** The one that was used longest ago first. */
    private final Map<Rate, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    CallRates(TimeMeter time) {
        this.time = time;
    }

    /** By a clock that nobody sets. */
    static CallRates measuredByTheClock() {
        return new CallRates(TimeMeter.SYSTEM_NANOTIME);
    }

    /**
     * What a caller is held to. With another limit it is another rate, and begins anew.
     *
     * @param tier the calls that count; empty: all of them
     */
    record Rate(String caller, Optional<Tier> tier, int perMinute) {

        /** For a message. */
        String words() {
            return tier.map(
                            one ->
                                    "%d %s calls a minute (limits.rate.%2$s-per-minute)"
                                            .formatted(
                                                    perMinute, one.name().toLowerCase(Locale.ROOT)))
                    .orElseGet(
                            () ->
                                    "%d calls a minute (limits.rate.per-minute)"
                                            .formatted(perMinute));
        }
    }

    /**
     * A rate that leaves no room for a call.
     *
     * @param until how long until it does
     */
    record Exhausted(Rate rate, Duration until) {}

    /** Counts a call; it counts nowhere if one of its rates leaves no room for it. */
    synchronized Optional<Exhausted> take(String caller, Tier tier, RateLimits limits) {
        List<Bucket> taken = new ArrayList<>();
        for (Rate rate : rates(caller, tier, limits)) {
            Bucket bucket = bucket(rate);
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                taken.forEach(other -> other.addTokens(1));
                return Optional.of(
                        new Exhausted(rate, Duration.ofNanos(probe.getNanosToWaitForRefill())));
            }
            taken.add(bucket);
        }
        return Optional.empty();
    }

    /** How many buckets there are. */
    synchronized int buckets() {
        return buckets.size();
    }

    private static List<Rate> rates(String caller, Tier tier, RateLimits limits) {
        OptionalInt own =
                switch (tier) {
                    case SAFE -> OptionalInt.empty();
                    case MODERATE -> limits.moderatePerMinute();
                    case DESTRUCTIVE -> limits.destructivePerMinute();
                };
        List<Rate> rates = new ArrayList<>();
        own.ifPresent(perMinute -> rates.add(new Rate(caller, Optional.of(tier), perMinute)));
        rates.add(new Rate(caller, Optional.empty(), limits.perMinute()));
        return rates;
    }

    private Bucket bucket(Rate rate) {
        Bucket known = buckets.get(rate);
        if (known != null) {
            return known;
        }
        evict();
        Bucket bucket =
                Bucket.builder()
                        .addLimit(
                                limit ->
                                        limit.capacity(rate.perMinute())
                                                .refillGreedy(rate.perMinute(), WINDOW))
                        .withCustomTimePrecision(time)
                        .build();
        buckets.put(rate, bucket);
        return bucket;
    }

    /**
     * Before each new bucket the two that were used longest ago go if they are full, since then
     * they are as good as new ones; so those of idle callers get fewer. At the bound one goes in
     * any case.
     */
    private void evict() {
        Iterator<Map.Entry<Rate, Bucket>> oldest = buckets.entrySet().iterator();
        for (int i = 0; i < 2 && oldest.hasNext(); i++) {
            Map.Entry<Rate, Bucket> entry = oldest.next();
            if (entry.getValue().getAvailableTokens() == entry.getKey().perMinute()
                    || buckets.size() >= MOST_BUCKETS) {
                oldest.remove();
            }
        }
    }
}
