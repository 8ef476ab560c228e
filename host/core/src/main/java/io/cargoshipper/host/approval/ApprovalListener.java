package io.cargoshipper.host.approval;

/** Told what becomes of asking a person, for the audit trail. It must be quick and not throw. */
@FunctionalInterface
public interface ApprovalListener {

    /** What can become of it. */
    enum Step {
        /** A person is asked. */
        ASKED,
        /** A person has approved. */
        APPROVED,
        /** A person has denied, or nobody could be asked. */
        DENIED,
        /** The approval was used by the call that it was given for. */
        USED,
        /** Time was up, or the call is no longer what was asked about. */
        LAPSED
    }

    /**
     * Something has happened.
     *
     * @param id the request's
     * @param by who did it; empty where nobody did
     */
    void happened(Step step, String id, String by);
}
