package io.cargoshipper.host.pipeline;

import io.cargoshipper.host.engine.guard.GuardDecision;
import io.cargoshipper.host.engine.guard.JudgedEffect;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Notes what the guard refused a call for want of a person's approval, and for nothing else.
 * Thread-safe: packs send requests on threads of their own.
 */
final class MissingApprovals {

    private final Set<JudgedEffect> found = new LinkedHashSet<>();

    /** Takes in a decision of the guard. */
    synchronized void note(GuardDecision decision) {
        if (decision.needsApproval()) {
            found.addAll(decision.toApprove());
        }
    }

    /** What a person could approve, so that the call gets further. */
    synchronized List<JudgedEffect> found() {
        return List.copyOf(found);
    }
}
