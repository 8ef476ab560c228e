package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;

/**
 * Stops calls that a person must approve. It has no way to ask yet, so it fails closed: where the
 * configuration demands approval, a destructive call is refused.
 */
final class Approval implements Stage {

    private final boolean destructiveNeedsApproval;

    Approval(boolean destructiveNeedsApproval) {
        this.destructiveNeedsApproval = destructiveNeedsApproval;
    }

    @Override
    public void pass(Call call) {
        if (destructiveNeedsApproval && call.tier() == Tier.DESTRUCTIVE) {
            throw new ToolException(
                    ErrorCode.APPROVAL_REQUIRED,
                    "'%s' is destructive and approval.destructive is true, but this release cannot ask for approval; an operator can set it to false"
                            .formatted(call.found().key().name()));
        }
    }
}
