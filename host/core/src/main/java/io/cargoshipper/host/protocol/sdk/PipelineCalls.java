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
    private final ClientApproval approval;

    PipelineCalls(Calls calls, Sessions sessions, ClientApproval approval) {
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.calls = Objects.requireNonNull(calls, "calls");
        this.approval = Objects.requireNonNull(approval, "approval");
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
        return approval.settle(exchange, () -> outcome(request, reports))
                .doOnTerminate(reports::finish) // which is before the answer goes on
                .doOnCancel(reports::drop)
                .flatMap(outcome -> result(method, outcome, result));
    }

    /** Makes the call, for the first time or again. */
    private Mono<CallOutcome> outcome(CallRequest request, ClientReports reports) {
        return Mono.create(
                sink -> {
                    reports.begin();
                    start(request, sink);
                });
    }

    private void start(CallRequest request, MonoSink<CallOutcome> sink) {
        try {
            CallHandle handle = calls.start(request);
            sink.onCancel(handle::cancel);
            handle.outcome().whenComplete((outcome, failure) -> end(outcome, failure, sink));
        } catch (Throwable e) { // whatever the pipeline does, the client is answered
            sink.error(e);
        }
    }

    private static void end(CallOutcome outcome, Throwable failure, MonoSink<CallOutcome> sink) {
        try {
            if (failure != null) {
                throw failure;
            }
            sink.success(Objects.requireNonNull(outcome, "the call's outcome"));
        } catch (Throwable e) { // likewise
            sink.error(e);
        }
    }

    private static <T> Mono<T> result(
            String method, CallOutcome outcome, Function<CallOutcome, T> result) {
        try {
            return Mono.just(result.apply(outcome));
        } catch (Throwable e) { // Reactor would let an Error through, to nobody
            return Mono.error(RpcErrors.from(method, e));
        }
    }
}
