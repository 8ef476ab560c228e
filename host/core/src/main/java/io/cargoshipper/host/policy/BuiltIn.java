package io.cargoshipper.host.policy;

import io.cargoshipper.api.Tier;
import java.time.Duration;

/** Values for what is the host's own, where no configuration is read. */
final class BuiltIn {

    private BuiltIn() {}

    /** A value for each bound that needs one: no bound on tiers, and nobody has to approve. */
    static PolicyLayer unbounded() {
        return PolicyLayer.of(PolicySource.DEFAULT)
                .with(Bound.TIER, Tier.DESTRUCTIVE)
                .with(Bound.DIGEST_REQUIRED, false)
                .with(Bound.MEMORY_REQUIRED, false)
                .with(Bound.PIDS_REQUIRED, false)
                .with(Bound.APPROVAL, false)
                .with(Bound.APPROVAL_AFTER_UNTRUSTED, false)
                .with(Bound.APPROVAL_TIME, Duration.ofMinutes(5))
                .with(Bound.APPROVAL_OTHER_USER, false)
                .with(Bound.TIME, Duration.ofSeconds(30))
                .with(Bound.CONCURRENT, 10)
                .with(Bound.RESPONSE_BYTES, 40_000)
                .with(Bound.LOG_LINES, 10_000)
                .with(Bound.RATE_ENABLED, true)
                .with(Bound.RATE_PER_MINUTE, 60)
                .with(Bound.RATE_CONCURRENT, 3)
                .with(Bound.RATE_BEFORE_AUTHENTICATION, 10)
                .with(Bound.AUDIT_ENABLED, true)
                .with(Bound.AUDIT_ROTATE_BYTES, 10L << 20)
                .with(Bound.AUDIT_KEEP, 10);
    }

    /** What holds for the callers of a role that nothing is said of: they may read. */
    static PolicyLayer unknown(String role) {
        return PolicyLayer.of(
                        new PolicySource(
                                "the role '%s', of which nothing is said".formatted(role),
                                PolicySource.Kind.ROLE))
                .with(
                        Bound.TIER,
                        new Setting<>(
                                Tier.SAFE,
                                new Place(
                                        "roles.%s.highest-tier".formatted(role),
                                        "the configuration, which does not set it")));
    }
}
