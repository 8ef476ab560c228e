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

    /** Makes the call and waits for its outcome. */
    static CallOutcome make(HostOptions options, Target target, Map<String, Object> arguments) {
        try (Host host = options.host()) {
            host.requirePacks();
            return host.pipeline()
                    .start(CallRequest.of(target, arguments, SESSION, new StderrReports()))
                    .outcome()
                    .toCompletableFuture()
                    .join();
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
