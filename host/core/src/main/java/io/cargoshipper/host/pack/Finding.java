package io.cargoshipper.host.pack;

import java.util.Objects;

/**
 * Something about a pack that its author or operator should know.
 *
 * @param severity how much it matters
 * @param what what is wrong, with its place
 * @param mend what to do about it
 */
public record Finding(Severity severity, String what, String mend) {

    /** How much a finding matters. */
    public enum Severity {
        /**
         * The pack cannot be loaded, or what it offers cannot be used, or is not what it claims.
         */
        PROBLEM,
        /** The pack works, and could be better. */
        WARNING
    }

    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(mend, "mend");
    }

    static Finding problem(String what, String mend) {
        return new Finding(Severity.PROBLEM, what, mend);
    }

    static Finding warning(String what, String mend) {
        return new Finding(Severity.WARNING, what, mend);
    }

    /** Both in one line, as states of packs are told. */
    @Override
    public String toString() {
        return what + "; " + mend;
    }
}
