package io.cargoshipper.api;

/** Why a call failed. The names are stable: clients and models match on them. */
public enum ErrorCode {
    /** An argument is missing, unknown, of the wrong type or out of its bounds. */
    INVALID_ARGUMENT,
    /** What the arguments name does not exist. */
    NOT_FOUND,
    /** The state of what is named does not allow it: already running, name taken, in use. */
    CONFLICT,
    /** No engine answers at any of the known addresses. */
    ENGINE_UNAVAILABLE,
    /** The engine refused or failed. */
    ENGINE_ERROR,
    /** This engine, or its version, does not offer what the call needs. */
    UNSUPPORTED_BY_ENGINE,
    /** The service behind a pack, which is no engine, does not answer. */
    BACKEND_UNAVAILABLE,
    /** The service behind a pack refused or failed, or answered what the pack cannot read. */
    BACKEND_ERROR,
    /** The call did not end within its time limit. What it started may still happen. */
    DEADLINE_EXCEEDED,
    /** The caller cancelled the call. */
    CANCELLED,
    /** Policy does not allow the call, or something that it tried to do. */
    REFUSED_BY_POLICY,
    /** A person has to approve the call first. */
    APPROVAL_REQUIRED,
    /** Too many calls; the message says when to try again. */
    RATE_LIMITED,
    /** The result is larger than the host passes on; the message says how to ask for less. */
    OUTPUT_TOO_LARGE,
    /** The pack that offers this could not be started. */
    PACK_FAILED,
    /** The caller has not proved who it is. */
    UNAUTHENTICATED,
    /** A defect in the pack or the host; the message refers to the log. */
    INTERNAL
}
