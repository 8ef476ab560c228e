package io.cargoshipper.pack.prompts;

/** How a check came out, the worst first. */
enum CisStatus {
    /** It opens a way to the host or switches a protection off. */
    FAIL,
    /** A protection is not made use of. */
    WARN,
    /** The engine's facts do not decide it; a person has to look. */
    MANUAL,
    /** As recommended. */
    PASS,
    /** It says nothing about this container. */
    NOT_APPLICABLE
}
