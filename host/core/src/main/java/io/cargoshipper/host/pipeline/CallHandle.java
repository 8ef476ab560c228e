package io.cargoshipper.host.pipeline;

import java.util.concurrent.CompletionStage;

/** A call that was handed in. */
public interface CallHandle {

    /** Completes once, always normally, with how the call ended. */
    CompletionStage<CallOutcome> outcome();

    /**
     * Stops the call: one that waits never starts, the thread of one that runs is interrupted and
     * its engine lease revoked. Without effect once the outcome is known.
     */
    void cancel();
}
