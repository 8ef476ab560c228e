package io.cargoshipper.host.pack;

/** What has become of a pack. */
public enum PackState {
    /** Its index is read; its code has not run yet. */
    READY,
    /** Its code runs. */
    ACTIVE,
    /** Settings that it cannot work without are missing. */
    UNCONFIGURED,
    /** The configuration switches it off. */
    DISABLED,
    /** Its jar shows that it cannot be served. */
    REJECTED,
    /** It threw, or took too long, when it was started. */
    FAILED;

    /**
     * Whether what such a pack holds is offered. What a failed one holds answers with the reason.
     */
    public boolean isOffered() {
        return this == READY || this == ACTIVE || this == FAILED;
    }
}
