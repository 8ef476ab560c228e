package io.cargoshipper.host.engine.guard;

import io.cargoshipper.api.Tier;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the guard decided about a request.
 *
 * @param path without the query, and shortened
 * @param endpoint what the request means; empty when the table does not know it
 * @param needed the tier that it takes, lower than the endpoint's own for the removal of what the
 *     call has created; empty when the table does not know
 * @param cap the tier that the call is held to
 * @param effects what it would bring about, of what policy has rules for
 * @param toApprove those of them without which it would have been allowed, and which a person may
 *     approve; empty when it was allowed, or refused for another reason too
 * @param refusal why it was refused, as the caller is told; empty when it was allowed
 */
public record GuardDecision(
        String method,
        String path,
        Optional<Endpoint> endpoint,
        Optional<Tier> needed,
        Tier cap,
        List<JudgedEffect> effects,
        List<JudgedEffect> toApprove,
        Optional<String> refusal) {

    public GuardDecision {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(needed, "needed");
        Objects.requireNonNull(cap, "cap");
        effects = List.copyOf(effects);
        toApprove = List.copyOf(toApprove);
        Objects.requireNonNull(refusal, "refusal");
    }

    /** Whether the request may be sent. */
    public boolean allowed() {
        return refusal.isEmpty();
    }

    /** Whether it means an operation, by the name that the table has for what it does. */
    public boolean does(String operation) {
        return endpoint.filter(known -> known.effect().equals(operation)).isPresent();
    }

    /** Whether it was refused for want of a person's approval alone. */
    public boolean needsApproval() {
        return !toApprove.isEmpty();
    }
}
