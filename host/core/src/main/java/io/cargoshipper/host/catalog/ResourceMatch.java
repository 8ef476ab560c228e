package io.cargoshipper.host.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A resource that a URI names.
 *
 * @param offer the resource, or the family that it is of
 * @param uri its URI in the one form that policy, the audit trail and subscriptions go by: two URIs
 *     that differ in their percent-encoding name one resource
 * @param variables the values of the family's variables; empty for a resource with its own URI
 */
public record ResourceMatch(ReadableOffer offer, String uri, Map<String, String> variables) {

    public ResourceMatch {
        Objects.requireNonNull(offer, "offer");
        Objects.requireNonNull(uri, "uri");
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
}
