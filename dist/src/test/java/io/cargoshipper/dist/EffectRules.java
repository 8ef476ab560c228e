package io.cargoshipper.dist;

import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import java.util.Set;

/** Configurations that differ in what they say of effects alone. */
final class EffectRules {

    /** Says nothing; what refuses is neither a tier nor an approval that a tier asks for. */
    static final String DEFAULTS =
            """
            policy.highest-tier = destructive
            approval.destructive = false
            """;

    /** Engines look for a driver that is not there for a quarter of a minute. */
    private static final String NOT_FOR_LONG = "limits.time = 10s\n";

    private EffectRules() {}

    /** Allows some effects, and denies all others. */
    static String allowing(Set<Effect> allowed) {
        StringBuilder hocon = new StringBuilder(DEFAULTS).append(NOT_FOR_LONG);
        for (Effect effect : Effect.values()) {
            Disposition said = allowed.contains(effect) ? Disposition.ALLOW : Disposition.DENY;
            hocon.append("policy.effects.%s = %s%n".formatted(effect.text(), said.text()));
        }
        return hocon.toString();
    }
}
