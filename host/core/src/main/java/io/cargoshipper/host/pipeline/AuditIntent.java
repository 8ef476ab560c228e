package io.cargoshipper.host.pipeline;

import io.cargoshipper.host.audit.AuditLog;

/** Writes down what a call is about to do, before it does it. */
final class AuditIntent implements Stage {

    private final AuditLog audit;

    AuditIntent(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void pass(Call call) {
        audit.intended(call.audited(), call.tier(), call.request().caller());
    }
}
