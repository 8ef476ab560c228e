package io.cargoshipper.host.pack;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.TierRule;
import java.util.Objects;

/** A tool's rule for the tier of its calls, run in the pack's own class context. */
@SuppressWarnings("try") // a context class loader is held, not used
public final class ActiveRule {

    private final TierRule<?> rule;
    private final ClassLoader loader;

    ActiveRule(TierRule<?> rule, ClassLoader loader) {
        this.rule = Objects.requireNonNull(rule, "rule");
        this.loader = Objects.requireNonNull(loader, "loader");
    }

    /** The tier that the rule gives a call with these arguments. */
    public Tier rate(Object arguments) {
        try (ContextClassLoader ignored = new ContextClassLoader(loader)) {
            return apply(rule, arguments);
        }
    }

    @SuppressWarnings("unchecked") // the pack-builder checked that the rule is for these arguments
    private static Tier apply(TierRule<?> rule, Object arguments) {
        return ((TierRule<Object>) rule).tier(arguments);
    }
}
