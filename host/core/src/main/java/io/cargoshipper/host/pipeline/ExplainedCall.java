package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.catalog.Offer;
import java.util.List;
import java.util.Objects;

/**
 * What would become of a call, which was not made.
 *
 * @param offer what it asks for
 * @param name what that is called; of one resource of a family, its own URI
 * @param tier the tier of the call, as far as its arguments let one tell; the declared one, where
 *     none were given
 * @param raises what raises the declared tier, in words
 * @param refusals why it would not be made, in the order in which it would be found out: a client
 *     is told the first
 */
public record ExplainedCall(
        Offer offer,
        String name,
        Tier tier,
        List<String> raises,
        List<CallOutcome.Failure> refusals) {

    public ExplainedCall {
        Objects.requireNonNull(offer, "offer");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(tier, "tier");
        raises = List.copyOf(raises);
        refusals = List.copyOf(refusals);
    }
}
