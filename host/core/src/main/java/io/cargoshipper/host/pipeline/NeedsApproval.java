package io.cargoshipper.host.pipeline;

import io.cargoshipper.host.approval.ApprovalRequest;
import java.util.Objects;

/** Ends a call that a person has to approve first. */
final class NeedsApproval extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ApprovalRequest request;

    NeedsApproval(ApprovalRequest request) {
        super("approval " + request.id() + " is waited for", null, false, false);
        this.request = Objects.requireNonNull(request, "request");
    }

    /** What the person is asked. */
    ApprovalRequest request() {
        return request;
    }
}
