package io.cargoshipper.host.pipeline;

/**
 * Holds callers to their rate. Over stdio there is one caller, whose calls are bounded by {@code
 * limits.concurrent} alone and wait in order: so every call passes.
 */
final class RateLimit implements Stage {

    @Override
    public void pass(Call call) {}
}
