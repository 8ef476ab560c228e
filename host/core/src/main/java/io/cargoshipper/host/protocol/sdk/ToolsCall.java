package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.pipeline.CallHandle;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallRequest;
import io.cargoshipper.host.pipeline.ToolCalls;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.Objects;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Answers {@code tools/call} by way of the pipeline. No thread waits for the outcome; the thread
 * that completes it sends the answer. Cancelling the returned {@link Mono} cancels the call.
 */
final class ToolsCall implements McpRequestHandler<CallToolResult> {
    private final ToolCalls calls;

    ToolsCall(ToolCalls calls) {
        this.calls = Objects.requireNonNull(calls, "calls");
    }

    @Override
    public Mono<CallToolResult> handle(McpAsyncServerExchange exchange, Object params) {
        Params members = Params.of(params);
        String tool = members.requiredText("name");
        ClientReports reports = new ClientReports(exchange, tool, members.progressToken());
        CallRequest request =
                new CallRequest(tool, members.object("arguments"), Callers.of(exchange), reports);
        return Mono.create(sink -> start(request, reports, sink));
    }

    private void start(CallRequest request, ClientReports reports, MonoSink<CallToolResult> sink) {
        try {
            CallHandle handle = calls.start(request);
            sink.onCancel(
                    () -> {
                        reports.drop();
                        handle.cancel();
                    });
            handle.outcome()
                    .whenComplete((outcome, failure) -> end(outcome, failure, reports, sink));
        } catch (Throwable e) { // whatever the pipeline does, the client is answered
            sink.error(RpcErrors.from(McpSchema.METHOD_TOOLS_CALL, e));
        }
    }

    private static void end(
            CallOutcome outcome,
            Throwable failure,
            ClientReports reports,
            MonoSink<CallToolResult> sink) {
        reports.finish();
        try {
            if (failure != null) {
                throw failure;
            }
            sink.success(CallResults.of(Objects.requireNonNull(outcome, "the call's outcome")));
        } catch (Throwable e) { // whatever the pipeline does, the client is answered
            sink.error(RpcErrors.from(McpSchema.METHOD_TOOLS_CALL, e));
        }
    }
}
