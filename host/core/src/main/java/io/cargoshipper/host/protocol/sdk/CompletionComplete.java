package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.Completion;
import io.cargoshipper.host.catalog.Kind;
import io.cargoshipper.host.catalog.OfferKey;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallOutcome.Completed;
import io.cargoshipper.host.pipeline.CallOutcome.Failure;
import io.cargoshipper.host.pipeline.CallOutcome.Unknown;
import io.cargoshipper.host.pipeline.Target;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Answers {@code completion/complete}: of prompts by name, of resources by their template. */
final class CompletionComplete implements McpRequestHandler<CompleteResult> {
    private final PipelineCalls calls;

    CompletionComplete(PipelineCalls calls) {
        this.calls = Objects.requireNonNull(calls, "calls");
    }

    @Override
    public Mono<CompleteResult> handle(McpAsyncServerExchange exchange, Object params) {
        Params members = Params.of(params);
        Params argument = members.within("argument");
        Completion typed =
                new Completion(
                        argument.requiredText("value"),
                        members.within("context").texts("arguments"));
        return calls.answer(
                McpSchema.METHOD_COMPLETION_COMPLETE,
                exchange,
                members,
                new Target.Completing(
                        completed(members.within("ref")), argument.requiredText("name"), typed),
                Map.of(),
                CompletionComplete::result);
    }

    private static OfferKey completed(Params ref) {
        String type = ref.requiredText("type");
        return switch (type) {
            case "ref/prompt" -> new OfferKey(Kind.PROMPT, ref.requiredText("name"));
            case "ref/resource" -> new OfferKey(Kind.TEMPLATE, ref.requiredText("uri"));
            default ->
                    throw RpcErrors.invalidParams(
                            "'params.ref.type' is %s; known: 'ref/prompt', 'ref/resource'"
                                    .formatted(RpcErrors.shown(type)));
        };
    }

    private static CompleteResult result(CallOutcome outcome) {
        if (outcome instanceof Completed completed) {
            return new CompleteResult(
                    new CompleteCompletion(
                            completed.values(), completed.total(), completed.hasMore()));
        }
        if (outcome instanceof Failure failure) {
            throw CallErrors.of(failure);
        }
        throw RpcErrors.invalidParams(((Unknown) outcome).message());
    }
}
