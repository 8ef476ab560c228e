package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.pipeline.CallHandle;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallRequest;
import io.cargoshipper.host.pipeline.Calls;
import io.cargoshipper.host.pipeline.Target;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Answers requests by way of the pipeline. No thread waits for an outcome; the thread that
 * completes it sends the answer. Cancelling a returned {@link Mono} cancels the call.
 */
final class PipelineCalls {
    private final Calls calls;
    private final Sessions sessions;

    PipelineCalls(Calls calls, Sessions sessions) {
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.calls = Objects.requireNonNull(calls, "calls");
    }

    /**
     * Makes a call for a request.
     *
     * @param method the request's method, for the log
     * @param params the request's parameters, for the progress token
     * @param result makes the answer; may throw {@link McpError}
     */
    <T> Mono<T> answer(
            String method,
            McpAsyncServerExchange exchange,
            Params params,
            Target target,
            Map<String, Object> arguments,
            Function<CallOutcome, T> result) {
        ClientReports reports = new ClientReports(exchange, target.name(), params.progressToken());
        CallRequest request = CallRequest.of(target, arguments, sessions.of(exchange), reports);
        return Mono.create(sink -> start(method, request, reports, result, sink));
    }

    private <T> void start(
            String method,
            CallRequest request,
            ClientReports reports,
            Function<CallOutcome, T> result,
            MonoSink<T> sink) {
        try {
            CallHandle handle = calls.start(request);
            sink.onCancel(
                    () -> {
                        reports.drop();
                        handle.cancel();
                    });
            handle.outcome()
                    .whenComplete(
                            (outcome, failure) -> {
                                reports.finish();
                                end(method, outcome, failure, result, sink);
                            });
        } catch (Throwable e) { // whatever the pipeline does, the client is answered
            sink.error(RpcErrors.from(method, e));
        }
    }

    private static <T> void end(
            String method,
            CallOutcome outcome,
            Throwable failure,
            Function<CallOutcome, T> result,
            MonoSink<T> sink) {
        try {
            if (failure != null) {
                throw failure;
            }
            sink.success(result.apply(Objects.requireNonNull(outcome, "the call's outcome")));
        } catch (Throwable e) { // whatever the pipeline does, the client is answered
            sink.error(RpcErrors.from(method, e));
        }
    }
}
