package io.cargoshipper.host.policy;

import io.cargoshipper.api.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key of which the strictest value counts, whichever layer says it.
 *
 * @param <T> the type of its value
 */
public final class Bound<T> extends PolicyKey<T> {

    /** The highest tier that calls may have. */
    public static final Bound<Tier> TIER = smallest("policy.highest-tier");

    /** Whether images must be named by digest. */
    public static final Bound<Boolean> DIGEST_REQUIRED = demand("policy.images.digest-required");

    /** The least memory that a container may be limited to, in bytes. */
    public static final Bound<Long> MEMORY_MIN =
            Bound.<Long>largest("policy.container-limits.memory-min").inBytes().mayBeUnset();

    /** The most memory that a container may have, in bytes. */
    public static final Bound<Long> MEMORY_MAX =
            Bound.<Long>smallest("policy.container-limits.memory-max").inBytes().mayBeUnset();

    /** Whether a container must have a limit of memory. */
    public static final Bound<Boolean> MEMORY_REQUIRED =
            demand("policy.container-limits.memory-required");

    /** The most processes that a container may have. */
    public static final Bound<Long> PIDS_MAX =
            Bound.<Long>smallest("policy.container-limits.pids-max").mayBeUnset();

    /** Whether a container must have a limit of processes. */
    public static final Bound<Boolean> PIDS_REQUIRED =
            demand("policy.container-limits.pids-required");

    /** The most processors that a container may use. */
    public static final Bound<Double> CPUS_MAX =
            Bound.<Double>smallest("policy.container-limits.cpus-max").mayBeUnset();

    /** Whether destructive calls need a person's approval. */
    public static final Bound<Boolean> APPROVAL = demand("approval.destructive");

    /** Whether they do once a session has read text from outside, whatever else is said. */
    public static final Bound<Boolean> APPROVAL_AFTER_UNTRUSTED =
            demand("approval.after-untrusted");

    /** How long a person has for an approval. */
    public static final Bound<Duration> APPROVAL_TIME = smallest("approval.time");

    /** Whether who approves must be another user of the system than the server's. */
    public static final Bound<Boolean> APPROVAL_OTHER_USER = demand("approval.other-user");

    /** The time limit of a call whose tool has none of its own. */
    public static final Bound<Duration> TIME = smallest("limits.time");

    /** Calls that run at the same time. */
    public static final Bound<Integer> CONCURRENT = smallest("limits.concurrent");

    /** The largest result that is passed on, in bytes. */
    public static final Bound<Integer> RESPONSE_BYTES = smallest("limits.response-bytes");

    /** The most lines of a log that a call reads. */
    public static final Bound<Integer> LOG_LINES = smallest("limits.log-lines");

    /** Whether the calls of network callers are counted at all. */
    public static final Bound<Boolean> RATE_ENABLED = demand("limits.rate.enabled");

    /** Calls of one network caller in a minute. */
    public static final Bound<Integer> RATE_PER_MINUTE = smallest("limits.rate.per-minute");

    /** Of these, moderate ones. */
    public static final Bound<Integer> RATE_MODERATE =
            Bound.<Integer>smallest("limits.rate.moderate-per-minute").mayBeUnset();

    /** Of these, destructive ones. */
    public static final Bound<Integer> RATE_DESTRUCTIVE =
            Bound.<Integer>smallest("limits.rate.destructive-per-minute").mayBeUnset();

    /** Calls of one network caller at the same time. */
    public static final Bound<Integer> RATE_CONCURRENT = smallest("limits.rate.concurrent");

    /** Requests from one address in a minute that have not shown who they are from. */
    public static final Bound<Integer> RATE_BEFORE_AUTHENTICATION =
            smallest("limits.rate.before-authentication-per-minute");

    /** Whether calls are written to the audit trail. */
    public static final Bound<Boolean> AUDIT_ENABLED = demand("audit.enabled");

    /** The size at which a file of the audit trail is closed; what keeps more counts. */
    public static final Bound<Long> AUDIT_ROTATE_BYTES =
            Bound.<Long>largest("audit.rotate-bytes").inBytes();

    /** How many closed files of the audit trail are kept; what keeps more counts. */
    public static final Bound<Integer> AUDIT_KEEP = largest("audit.keep");

    private static final Map<Effect, Bound<Disposition>> EFFECTS = effects();

    private static final List<Bound<?>> ALL = everyOne();

    private final Comparator<T> strictness;
    private final boolean bytes;
    private final boolean needsDefault;
    private final Optional<T> builtIn;

    private Bound(
            String text,
            Comparator<T> strictness,
            boolean bytes,
            boolean needsDefault,
            Optional<T> builtIn) {
        super(text);
        this.strictness = strictness;
        this.bytes = bytes;
        this.needsDefault = needsDefault;
        this.builtIn = builtIn;
    }

    /** What is done about an effect, {@code policy.effects.<effect>}. */
    public static Bound<Disposition> of(Effect effect) {
        return EFFECTS.get(effect);
    }

    /** All bounds, in the order in which they are shown. */
    public static List<Bound<?>> all() {
        return ALL;
    }

    private static List<Bound<?>> everyOne() {
        List<Bound<?>> all = new ArrayList<>(EFFECTS.values());
        all.addAll(
                0,
                List.of(
                        TIER,
                        DIGEST_REQUIRED,
                        MEMORY_MIN,
                        MEMORY_MAX,
                        MEMORY_REQUIRED,
                        PIDS_MAX,
                        PIDS_REQUIRED,
                        CPUS_MAX,
                        APPROVAL,
                        APPROVAL_AFTER_UNTRUSTED,
                        APPROVAL_TIME,
                        APPROVAL_OTHER_USER,
                        TIME,
                        CONCURRENT,
                        RESPONSE_BYTES,
                        LOG_LINES,
                        RATE_ENABLED,
                        RATE_PER_MINUTE,
                        RATE_MODERATE,
                        RATE_DESTRUCTIVE,
                        RATE_CONCURRENT,
                        RATE_BEFORE_AUTHENTICATION,
                        AUDIT_ENABLED,
                        AUDIT_ROTATE_BYTES,
                        AUDIT_KEEP));
        return List.copyOf(all);
    }

    /** Orders the stricter value first. */
    Comparator<T> strictness() {
        return strictness;
    }

    /** Whether the defaults must say something of it: what they leave out is not bounded. */
    boolean needsDefault() {
        return needsDefault;
    }

    /** What holds where neither a layer nor the defaults say anything. */
    Optional<T> builtIn() {
        return builtIn;
    }

    @Override
    String write(T value) {
        return bytes ? Written.bytes(value) : Written.plain(value);
    }

    /** True is the stricter. */
    private static Bound<Boolean> demand(String text) {
        return largest(text);
    }

    private static <V extends Comparable<V>> Bound<V> smallest(String text) {
        return new Bound<V>(text, Comparator.naturalOrder(), false, true, Optional.empty());
    }

    private static <V extends Comparable<V>> Bound<V> largest(String text) {
        return new Bound<V>(text, Comparator.reverseOrder(), false, true, Optional.empty());
    }

    private Bound<T> inBytes() {
        return new Bound<>(text(), strictness, true, needsDefault, builtIn);
    }

    private Bound<T> mayBeUnset() {
        return new Bound<>(text(), strictness, bytes, false, Optional.empty());
    }

    private static Map<Effect, Bound<Disposition>> effects() {
        Map<Effect, Bound<Disposition>> effects = new EnumMap<>(Effect.class);
        for (Effect effect : Effect.values()) {
            effects.put(
                    effect,
                    new Bound<Disposition>(
                            "policy.effects." + effect.text(),
                            Comparator.naturalOrder(),
                            false,
                            false,
                            Optional.of(effect.byDefault())));
        }
        return Collections.unmodifiableMap(effects);
    }
}
