package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.host.approval.Grant;
import io.cargoshipper.host.engine.guard.CallRights;
import io.cargoshipper.host.pack.PackFailedException;

/** Asks a tool what a call would touch. It may read for that, and change nothing. */
final class Planning {

    private final MethodCalls methods;

    Planning(MethodCalls methods) {
        this.methods = methods;
    }

    /**
     * The plan of a call.
     *
     * @throws Throwable what the tool's plan throws; or why there is none
     */
    Plan plan(Call call, CodeIndex code) throws Throwable {
        Object returned;
        try {
            returned =
                    methods.call(
                            call,
                            call.pack().method(code),
                            CallRights.of(Tier.SAFE, call.policy()),
                            Grant.NONE,
                            call.trail()::engineRequest);
        } catch (PackFailedException e) {
            throw new ToolException(ErrorCode.PACK_FAILED, e.getMessage(), e);
        }
        if (!(returned instanceof Plan plan)) {
            throw Shape.defect(call, "has a plan that returned nothing");
        }
        return plan;
    }
}
