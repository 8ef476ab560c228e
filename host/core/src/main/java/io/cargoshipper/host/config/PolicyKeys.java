package io.cargoshipper.host.config;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.FixedKey;
import io.cargoshipper.host.policy.PolicyKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of policy that hold one value, with what values they take: the same for every layer. */
final class PolicyKeys {

    /** The keys of all values and lists. */
    static final List<String> ALL = PolicyKey.every().stream().map(PolicyKey::text).toList();

    private static final long MIB = 1L << 20;
    private static final long TIB = 1L << 40;

    /** What an engine takes at least. */
    private static final long LEAST_MEMORY = 6 * MIB;

    /** What a Linux kernel takes at most. */
    private static final long MOST_PIDS = 1 << 22;

    private static final int MOST_RATE = 100_000;

    private static final Map<PolicyKey<?>, Reading<?>> READINGS = readings();

    private PolicyKeys() {}

    /** Whether a change of a key counts without a restart. */
    static boolean isPolicy(String path) {
        return !path.startsWith("audit.")
                && (ALL.contains(path)
                        || path.startsWith("policy.")
                        || path.startsWith(RoleKeys.SECTION + ".")
                        || path.equals(Profiles.KEY));
    }

    /** Reads the value of a key. */
    @FunctionalInterface
    interface Reading<T> {
        Optional<T> read(ConfigReader reader, Folders folders);
    }

    /** How a key that holds one value is read. */
    @SuppressWarnings("unchecked") // put(…) alone fills the map, and lets in no other type
    static <T> Reading<T> reading(PolicyKey<T> key) {
        return (Reading<T>) READINGS.get(key);
    }

    private static Map<PolicyKey<?>, Reading<?>> readings() {
        Map<PolicyKey<?>, Reading<?>> readings = new LinkedHashMap<>();
        put(readings, Bound.TIER, (r, f) -> r.choice(Bound.TIER.text(), Tier.class));
        for (Effect effect : Effect.values()) {
            Bound<Disposition> rule = Bound.of(effect);
            put(readings, rule, (r, f) -> r.choice(rule.text(), Disposition.class));
        }
        size(readings, Bound.MEMORY_MIN, LEAST_MEMORY, TIB);
        size(readings, Bound.MEMORY_MAX, LEAST_MEMORY, TIB);
        put(readings, Bound.PIDS_MAX, (r, f) -> r.number(Bound.PIDS_MAX.text(), 1, MOST_PIDS));
        put(readings, Bound.CPUS_MAX, (r, f) -> r.real(Bound.CPUS_MAX.text(), 0.01, 1024));
        time(readings, Bound.APPROVAL_TIME, Duration.ofSeconds(10), Duration.ofHours(24));
        time(readings, Bound.TIME, Duration.ofSeconds(1), Duration.ofHours(1));
        whole(readings, Bound.CONCURRENT, 1000);
        put(
                readings,
                Bound.RESPONSE_BYTES,
                (r, f) -> r.bytes(Bound.RESPONSE_BYTES.text(), 1000, 64 * MIB));
        whole(readings, Bound.LOG_LINES, 1_000_000);
        whole(readings, Bound.RATE_PER_MINUTE, MOST_RATE);
        whole(readings, Bound.RATE_MODERATE, MOST_RATE);
        whole(readings, Bound.RATE_DESTRUCTIVE, MOST_RATE);
        whole(readings, Bound.RATE_CONCURRENT, 1000);
        whole(readings, Bound.RATE_BEFORE_AUTHENTICATION, MOST_RATE);
        size(readings, Bound.AUDIT_ROTATE_BYTES, 64L << 10, 1L << 30);
        whole(readings, Bound.AUDIT_KEEP, 1000);
        for (Bound<Boolean> demand :
                List.of(
                        Bound.DIGEST_REQUIRED,
                        Bound.MEMORY_REQUIRED,
                        Bound.PIDS_REQUIRED,
                        Bound.APPROVAL,
                        Bound.APPROVAL_AFTER_UNTRUSTED,
                        Bound.APPROVAL_OTHER_USER,
                        Bound.RATE_ENABLED,
                        Bound.AUDIT_ENABLED)) {
            put(readings, demand, (r, f) -> r.flag(demand.text()));
        }
        for (FixedKey<Path> file : List.of(FixedKey.APPROVAL_SECRET_FILE, FixedKey.AUDIT_FILE)) {
            put(readings, file, (r, f) -> r.path(file.text(), f));
        }
        return readings;
    }

    private static <T> void put(
            Map<PolicyKey<?>, Reading<?>> readings, PolicyKey<T> key, Reading<T> reading) {
        readings.put(key, reading);
    }

    private static void size(
            Map<PolicyKey<?>, Reading<?>> readings, Bound<Long> key, long min, long max) {
        put(readings, key, (r, f) -> r.size(key.text(), min, max));
    }

    private static void whole(Map<PolicyKey<?>, Reading<?>> readings, Bound<Integer> key, int max) {
        put(readings, key, (r, f) -> r.whole(key.text(), 1, max));
    }

    private static void time(
            Map<PolicyKey<?>, Reading<?>> readings,
            Bound<Duration> key,
            Duration min,
            Duration max) {
        put(readings, key, (r, f) -> r.duration(key.text(), min, max));
    }
}
