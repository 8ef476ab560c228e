package io.cargoshipper.host.policy;

import java.util.Locale;

/** What is done about an effect, the strictest first. */
public enum Disposition {
    /** The request is refused. */
    DENY,
    /** A person has to approve it first. */
    CONFIRM,
    /** It passes, and the audit trail says so. */
    NOTE,
    /** It passes. */
    ALLOW;

    /** How configuration writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
