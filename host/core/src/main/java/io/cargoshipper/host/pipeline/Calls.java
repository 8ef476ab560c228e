package io.cargoshipper.host.pipeline;

/** The way into the pipeline, for every protocol adapter. */
public interface Calls {

    /**
     * Hands in a call and returns at once; calls beyond {@code limits.concurrent} wait in order.
     * Never throws for what the call asks: that is its outcome.
     */
    CallHandle start(CallRequest request);
}
