package io.cargoshipper.host.engine.guard;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.policy.Policy;
import java.util.Objects;

/**
 * What one call may do to the engine.
 *
 * @param cap the highest tier that a request may need
 * @param policy what counts for this call, from its admission to its end
 * @param consent what a person has approved of it
 */
public record CallRights(Tier cap, Policy policy, Consent consent) {

    public CallRights {
        Objects.requireNonNull(cap, "cap");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(consent, "consent");
    }

    /** Without anything that a person approved. */
    public static CallRights of(Tier cap, Policy policy) {
        return new CallRights(cap, policy, Consent.NONE);
    }
}
