package io.cargoshipper.host.cli;

import io.cargoshipper.host.policy.RedactionRules;
import io.cargoshipper.host.shape.Redactor;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the log keeps out of its lines: what policy says, as soon as one is in force, and what the
 * host knows by itself. Thread-safe.
 */
final class LogRules {

    private volatile Supplier<RedactionRules> rules = () -> RedactionRules.NONE;
    private volatile boolean ordinaryToo;

    /** Follows a policy, which may change. */
    void follow(Supplier<RedactionRules> rules) {
        this.rules = Objects.requireNonNull(rules, "rules");
    }

    /**
     * From now on ordinary news is redacted too. What a start has to say are the host's own words,
     * and must not wait until all that secrets look like is loaded.
     */
    void ordinaryToo() {
        ordinaryToo = true;
    }

    boolean isOrdinaryToo() {
        return ordinaryToo;
    }

    Redactor redactor() {
        ordinaryToo = true; // all is loaded now
        return Redactor.of(rules.get());
    }
}
