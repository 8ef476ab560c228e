package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Caller;
import java.util.Map;
import java.util.Objects;

/**
 * A call as a protocol adapter hands it in.
 *
 * @param tool the name the client gave
 * @param arguments the arguments, as parsed JSON (maps, lists, strings, numbers, booleans, null)
 * @param caller who calls
 * @param reports where progress and log lines of the call go
 */
public record CallRequest(
        String tool, Map<String, Object> arguments, Caller caller, CallReports reports) {

    public CallRequest {
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(arguments, "arguments");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(reports, "reports");
    }
}
