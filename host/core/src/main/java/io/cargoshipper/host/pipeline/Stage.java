package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ToolException;

/** One step of every call. Stages run in a fixed order, on the call's thread. */
interface Stage {

    /**
     * Lets the call pass, noting what the stage found out.
     *
     * @throws ToolException if the call ends here, with what the client is told
     * @throws Throwable a failure to be translated for the client: a pack may throw anything
     */
    void pass(Call call) throws Throwable;
}
