package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ToolCall.LogLevel;
import java.util.OptionalDouble;

/**
 * Where a running call reports to. Called from the call's threads, in order, and never after the
 * call's outcome is known.
 */
public interface CallReports {

    /** Reports that go nowhere: for callers that asked for none. */
    CallReports NONE =
            new CallReports() {
                @Override
                public void progress(double done, OptionalDouble total, String message) {}

                @Override
                public void log(LogLevel level, String message) {}
            };

    /** Reports how far the call is. */
    void progress(double done, OptionalDouble total, String message);

    /** Reports a line of log. */
    void log(LogLevel level, String message);
}
