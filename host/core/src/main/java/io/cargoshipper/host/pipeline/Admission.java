package io.cargoshipper.host.pipeline;

import io.cargoshipper.host.policy.Verdict;

/** Refuses calls whose tier policy does not allow. */
final class Admission implements Stage {

    @Override
    public void pass(Call call) {
        if (call.policy().judgeCall(call.found().key().name(), call.tier())
                instanceof Verdict.Refused refused) {
            throw call.refusal(refused);
        }
    }
}
