package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.Verdict;

/** Refuses calls whose tier policy does not allow. */
final class Admission implements Stage {

    private final Policy policy;

    Admission(Policy policy) {
        this.policy = policy;
    }

    @Override
    public void pass(Call call) {
        if (policy.judgeCall(call.found().key().name(), call.tier())
                instanceof Verdict.Refused refused) {
            throw new ToolException(ErrorCode.REFUSED_BY_POLICY, refused.reason());
        }
    }
}
