package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Caller;
import java.util.Map;
import java.util.Objects;

/**
 * A call as a protocol adapter hands it in.
 *
 * @param target what is asked for
 * @param arguments the arguments of a tool or a prompt, as parsed JSON (maps, lists, strings,
 *     numbers, booleans, null); a resource and a completion have none beside their target
 * @param session the session of the client that calls
 * @param reports where progress and log lines of the call go
 * @param quiet whether the host makes the call by itself, again and again, so that the audit trail
 *     has it at debug level alone
 */
public record CallRequest(
        Target target,
        Map<String, Object> arguments,
        CallSession session,
        CallReports reports,
        boolean quiet) {

    public CallRequest {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(arguments, "arguments");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(reports, "reports");
    }

    /** A call that somebody makes. */
    public static CallRequest of(
            Target target,
            Map<String, Object> arguments,
            CallSession session,
            CallReports reports) {
        return new CallRequest(target, arguments, session, reports, false);
    }

    /** A call that the host makes by itself for somebody who once asked for it. */
    public static CallRequest quiet(Target target, CallSession session) {
        return new CallRequest(target, Map.of(), session, CallReports.NONE, true);
    }

    /** Who calls. */
    public Caller caller() {
        return session.caller();
    }
}
