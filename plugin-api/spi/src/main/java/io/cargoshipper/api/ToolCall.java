package io.cargoshipper.api;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The call being made: its time, its caller, and the ways to speak to the caller while it runs.
 * Safe for use by several threads. Once the call has answered, reports are dropped and {@link
 * #checkCancelled()} throws.
 */
public interface ToolCall {

    /** Identifies the call in the log and the audit trail. */
    String id();

    /** The name of the tool or prompt; of a resource, its URI. */
    String tool();

    /** Who makes the call. */
    Caller caller();

    /** The tier the call was admitted with; its engine lease allows no more. */
    Tier tier();

    /** When the call is answered for it with {@link ErrorCode#DEADLINE_EXCEEDED}. */
    Instant deadline();

    /** The time left until {@link #deadline()}; zero once it has passed. */
    Duration remaining();

    /** Whether the caller has cancelled the call, or its time is up. */
    boolean isCancelled();

    /**
     * Returns unless the call should stop. The thread of a call that should stop is interrupted
     * too.
     *
     * @throws ToolException with {@link ErrorCode#CANCELLED} or {@link ErrorCode#DEADLINE_EXCEEDED}
     */
    void checkCancelled();

    /**
     * Runs an action once when the call should stop, on another thread; at once when it should
     * already. For closing what an interrupt does not reach. The action must be quick and not
     * throw.
     */
    void onCancel(Runnable action);

    /**
     * Reports progress to a caller that asked for it.
     *
     * @param done how much is done; must grow from report to report
     * @param total how much there is to do in the same unit, where known
     * @param message what is going on, in a short sentence
     */
    void progress(double done, OptionalDouble total, String message);

    /** Reports progress towards an unknown total. */
    default void progress(double done, String message) {
        progress(done, OptionalDouble.empty(), message);
    }

    /** Reports progress towards a known total. */
    default void progress(double done, double total, String message) {
        progress(done, OptionalDouble.of(total), message);
    }

    /** Sends a line to the caller's log, where the client shows one. Never put a secret in it. */
    void log(LogLevel level, String message);

    /**
     * Returns a copy of JSON values with a short mark, {@code [redacted: …]}, in place of the
     * values of secrets, by the host's rules: what is called a password, what looks like a token, a
     * password in a URL or a command line. All that a call returns passes the same rules
     * afterwards; use this where the values are cut into pieces first, since a piece without its
     * key tells less. For values, not for records: maps, lists, strings, numbers, booleans, null.
     *
     * @param values the values, which stay as they are
     */
    @Experimental
    default Map<String, Object> redacted(Map<String, ?> values) {
        return new LinkedHashMap<>(values);
    }

    /**
     * Returns a text with a short mark in place of the values of secrets, as {@link #redacted(Map)}
     * does; for a text that is cut, or taken from its line, before it is returned.
     */
    @Experimental
    default String redacted(String text) {
        return text;
    }

    /**
     * The most lines of a container's log that the call should read, at least 1: the last ones, as
     * the operator has set it with {@code limits.log-lines}. A tool that was asked for more says
     * that it reads no more.
     */
    @Experimental
    default int mostLogLines() {
        return 10_000;
    }

    /** Levels of {@link #log}. */
    enum LogLevel {
        /** Detail for finding faults. */
        DEBUG,
        /** Ordinary course of things. */
        INFO,
        /** Something a person should know of. */
        WARNING,
        /** Something failed. */
        ERROR
    }
}
