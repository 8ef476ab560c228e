package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;

/** Makes what the client gets of what a method of one kind returned. */
interface Shape {

    /**
     * The outcome of a call that was invoked.
     *
     * @throws ToolException if the client cannot get what the method returned
     */
    CallOutcome of(Call call);

    /** What a client is told when a method returned what its kind may not. */
    static ToolException defect(Call call, String fault) {
        return new ToolException(
                ErrorCode.INTERNAL,
                "%s %s, which is a defect of pack '%s'"
                        .formatted(call.found().key(), fault, call.offer().pack().name()));
    }
}
