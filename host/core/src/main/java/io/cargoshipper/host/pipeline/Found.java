package io.cargoshipper.host.pipeline;

import io.cargoshipper.host.catalog.Kind;
import io.cargoshipper.host.catalog.Offer;
import io.cargoshipper.host.catalog.OfferKey;
import io.cargoshipper.host.catalog.ResourceMatch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a call asks for, found in the catalogue.
 *
 * @param offer what it is
 * @param key what it is called, for messages and the audit trail; for one resource of a family, by
 *     its own URI
 * @param arguments the arguments as given; for one resource of a family, its variables
 * @param match the resource, where it is one
 * @param query what stands behind the question mark of its URI
 */
record Found(
        Offer offer,
        OfferKey key,
        Map<String, Object> arguments,
        Optional<ResourceMatch> match,
        Optional<String> query) {

    static Found of(Offer offer, Map<String, Object> arguments) {
        return new Found(offer, offer.key(), arguments, Optional.empty(), Optional.empty());
    }

    static Found of(ResourceMatch match, Optional<String> query) {
        return new Found(
                match.offer(),
                new OfferKey(Kind.RESOURCE, match.uri()),
                new LinkedHashMap<>(match.variables()),
                Optional.of(match),
                query);
    }
}
