package io.cargoshipper.api;

/**
 * Raises the tier of a call where one argument alone ({@link RaisesTier}) does not decide it. An
 * implementation has a constructor without parameters, is not private, keeps no state and is quick:
 * it runs before the call is admitted, without access to the engine.
 *
 * @param <A> the record of the tool's arguments
 */
@FunctionalInterface
public interface TierRule<A> {

    /** Returns the tier that these arguments need; one below the declared tier has no effect. */
    Tier tier(A arguments);

    /** No rule: the default of {@link Tool#tierRule()}. */
    final class None implements TierRule<Object> {
        @Override
        public Tier tier(Object arguments) {
            return Tier.SAFE;
        }
    }
}
