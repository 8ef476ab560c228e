package io.cargoshipper.host.engine.guard.effect;

/** Finds out what one operation would bring about. */
@FunctionalInterface
interface Inspector {

    /**
     * Adds to the inquiry's findings.
     *
     * @throws io.cargoshipper.host.engine.guard.body.UnreadableRequestException when that cannot be
     *     said for certain
     */
    void inspect(Inquiry inquiry);
}
