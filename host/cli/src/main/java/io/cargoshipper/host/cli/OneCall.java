package io.cargoshipper.host.cli;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.ToolCall.LogLevel;
import io.cargoshipper.host.Host;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallReports;
import io.cargoshipper.host.pipeline.CallRequest;
import io.cargoshipper.host.pipeline.CallSession;
import io.cargoshipper.host.pipeline.Target;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A call from the command line, through the same pipeline as a client's. */
final class OneCall {

    /** Who makes it. */
    static final CallSession SESSION =
            new CallSession("command-line", new Caller("local", Optional.of("command line")));

    private OneCall() {}

    /** Makes a call that nobody is asked about, and waits for its outcome. */
    static CallOutcome make(HostOptions options, Target target, Map<String, Object> arguments) {
        return make(options, target, arguments, Optional.empty());
    }

    /**
     * Makes a call and waits for its outcome.
     *
     * @param terminal where a person can be asked
     */
    static CallOutcome make(
            HostOptions options,
            Target target,
            Map<String, Object> arguments,
            Optional<Terminal> terminal) {
        CallRequest request = CallRequest.of(target, arguments, SESSION, new StderrReports());
        try (Host host = options.host()) {
            host.requirePacks();
            return new CallApproval(host.approvals(), terminal, System.getProperty("user.name"))
                    .settle(
                            () ->
                                    host.pipeline()
                                            .start(request)
                                            .outcome()
                                            .toCompletableFuture()
                                            .join());
        }
    }

    /** Shows progress to whoever waits at the terminal. */
    private static final class StderrReports implements CallReports {

        @Override
        public void progress(double done, OptionalDouble total, String message) {
            System.err.println(message);
        }

        @Override
        public void log(LogLevel level, String message) {
            System.err.println(level + " " + message);
        }
    }
}
