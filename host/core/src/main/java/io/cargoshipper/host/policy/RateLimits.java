package io.cargoshipper.host.policy;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many calls one network caller may make. Stdio has the limit of calls at the same time alone.
 *
 * @param enabled whether they are counted
 * @param perMinute calls in a minute
 * @param moderatePerMinute of these, moderate ones; empty: no limit of their own
 * @param destructivePerMinute of these, destructive ones; empty: no limit of their own
 * @param concurrent calls at the same time
 * @param beforeAuthenticationPerMinute requests from one address in a minute that have not shown
 *     who they are from; not served yet, as there is no network transport
 */
public record RateLimits(
        boolean enabled,
        int perMinute,
        OptionalInt moderatePerMinute,
        OptionalInt destructivePerMinute,
        int concurrent,
        int beforeAuthenticationPerMinute) {
    public RateLimits {
        Objects.requireNonNull(moderatePerMinute, "moderatePerMinute");
        Objects.requireNonNull(destructivePerMinute, "destructivePerMinute");
    }

    /** Those of a policy. */
    static RateLimits of(Policy policy) {
        return new RateLimits(
                policy.value(Bound.RATE_ENABLED).orElseThrow(),
                policy.value(Bound.RATE_PER_MINUTE).orElseThrow(),
                orUnbounded(policy.value(Bound.RATE_MODERATE)),
                orUnbounded(policy.value(Bound.RATE_DESTRUCTIVE)),
                policy.value(Bound.RATE_CONCURRENT).orElseThrow(),
                policy.value(Bound.RATE_BEFORE_AUTHENTICATION).orElseThrow());
    }

    private static OptionalInt orUnbounded(Optional<Integer> bound) {
        return bound.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
