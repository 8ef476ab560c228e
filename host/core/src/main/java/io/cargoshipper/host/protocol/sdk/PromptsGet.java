package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.PromptResult;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallOutcome.Failure;
import io.cargoshipper.host.pipeline.CallOutcome.Prompted;
import io.cargoshipper.host.pipeline.CallOutcome.Unknown;
import io.cargoshipper.host.pipeline.Target;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Answers {@code prompts/get}. */
final class PromptsGet implements McpRequestHandler<GetPromptResult> {
    private final PipelineCalls calls;
    private final Sessions sessions;

    PromptsGet(PipelineCalls calls, Sessions sessions) {
        this.calls = Objects.requireNonNull(calls, "calls");
        this.sessions = Objects.requireNonNull(sessions, "sessions");
    }

    @Override
    public Mono<GetPromptResult> handle(McpAsyncServerExchange exchange, Object params) {
        Params members = Params.of(params);
        Revision revision = sessions.revision(exchange.sessionId());
        return calls.answer(
                McpSchema.METHOD_PROMPT_GET,
                exchange,
                members,
                new Target.Prompt(members.requiredText("name")),
                members.object("arguments"),
                outcome -> result(outcome, revision));
    }

    private static GetPromptResult result(CallOutcome outcome, Revision revision) {
        if (outcome instanceof Prompted prompted) {
            PromptResult result = prompted.result();
            return GetPromptResult.builder(
                            result.messages().stream()
                                    .map(message -> message(message, revision))
                                    .toList())
                    .description(result.description())
                    .build();
        }
        if (outcome instanceof Failure failure) {
            throw CallErrors.of(failure);
        }
        throw RpcErrors.invalidParams(((Unknown) outcome).message());
    }

    private static PromptMessage message(PromptResult.Message message, Revision revision) {
        Role role =
                switch (message.role()) {
                    case USER -> Role.USER;
                    case ASSISTANT -> Role.ASSISTANT;
                };
        return PromptMessage.builder(role, Contents.of(message.content(), revision)).build();
    }
}
