package io.cargoshipper.host.pipeline;

import io.cargoshipper.host.audit.AuditedApproval;
import java.util.Optional;

/**
 * Writes down what a call is about to do, before it does it. What changes something is not done
 * where that cannot be written.
 */
final class AuditIntent implements Stage {

    @Override
    public void pass(Call call) {
        Optional<AuditedApproval> approval =
                call.approval().map(given -> new AuditedApproval(given.id(), "used", given.by()));
        call.trail().intended(call.tier(), call.arguments(), approval);
    }
}
