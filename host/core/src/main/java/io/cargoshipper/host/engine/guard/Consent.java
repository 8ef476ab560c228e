package io.cargoshipper.host.engine.guard;

import io.cargoshipper.host.policy.Effect;

/**
 * What a person has approved of one call. The guard asks it where policy says {@code confirm}, and
 * for every request that destroys something. Thread-safe.
 */
public interface Consent {

    /**
     * Nobody was asked: no effect is approved, and what is destroyed is bounded by the call's tier
     * alone.
     */
    Consent NONE =
            new Consent() {
                @Override
                public boolean approves(Effect effect, String subject) {
                    return false;
                }

                @Override
                public boolean permitsDestroying(String operation, String name) {
                    return true;
                }
            };

    /** Whether an effect with this subject was approved. */
    boolean approves(Effect effect, String subject);

    /**
     * Whether what was approved leaves room for a request that destroys.
     *
     * @param operation the effect of its endpoint, such as {@code container.remove}
     * @param name the name that stands in its path; empty where none does, as for a prune
     */
    boolean permitsDestroying(String operation, String name);
}
