package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.pipeline.Target;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Answers {@code tools/call}. */
final class ToolsCall implements McpRequestHandler<CallToolResult> {
    private final PipelineCalls calls;
    private final Sessions sessions;

    ToolsCall(PipelineCalls calls, Sessions sessions) {
        this.calls = Objects.requireNonNull(calls, "calls");
        this.sessions = Objects.requireNonNull(sessions, "sessions");
    }

    @Override
    public Mono<CallToolResult> handle(McpAsyncServerExchange exchange, Object params) {
        Params members = Params.of(params);
        Revision revision = sessions.revision(exchange.sessionId());
        return calls.answer(
                McpSchema.METHOD_TOOLS_CALL,
                exchange,
                members,
                new Target.Tool(members.requiredText("name")),
                members.object("arguments"),
                outcome -> CallResults.of(outcome, revision));
    }
}
