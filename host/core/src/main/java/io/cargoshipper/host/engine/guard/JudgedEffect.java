package io.cargoshipper.host.engine.guard;

import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.EffectVerdict;
import java.util.Objects;

/**
 * An effect that the guard found in a request, and what policy says of it.
 *
 * @param subject what it is of: see {@link Effect}; empty where it has none
 * @param verdict what policy says
 */
public record JudgedEffect(Effect effect, String subject, EffectVerdict verdict) {

    private static final int MAX_SHOWN_SUBJECT = 120;

    public JudgedEffect {
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(verdict, "verdict");
    }

    /** For people: {@code host-network}, or {@code sensitive-mount of '/etc'}. */
    public String text() {
        return subject.isEmpty()
                ? effect.text()
                : "%s of '%s'"
                        .formatted(effect.text(), Decisions.printable(subject, MAX_SHOWN_SUBJECT));
    }
}
