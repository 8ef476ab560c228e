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

    /** Whether the tools of such a pack are offered. A failed one's answer with the reason. */
    public boolean offersTools() {
        return this == READY || this == ACTIVE || this == FAILED;
    }
}
