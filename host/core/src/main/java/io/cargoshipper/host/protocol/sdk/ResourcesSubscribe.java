package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.Target;
import io.cargoshipper.host.subscription.Subscriber;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Answers {@code resources/subscribe}. The resource is read first: whoever may not read it, or
 * mistypes it, learns so now and does not wait for news that never come.
 */
final class ResourcesSubscribe implements McpRequestHandler<Map<String, Object>> {
    private final PipelineCalls calls;
    private final SessionSubscriptions subscriptions;

    ResourcesSubscribe(PipelineCalls calls, SessionSubscriptions subscriptions) {
        this.calls = Objects.requireNonNull(calls, "calls");
        this.subscriptions = Objects.requireNonNull(subscriptions, "subscriptions");
    }

    @Override
    public Mono<Map<String, Object>> handle(McpAsyncServerExchange exchange, Object params) {
        Params members = Params.of(params);
        String uri = members.requiredText("uri");
        return calls.answer(
                McpSchema.METHOD_RESOURCES_SUBSCRIBE,
                exchange,
                members,
                new Target.Resource(uri),
                Map.of(),
                outcome -> subscribe(exchange, uri, outcome));
    }

    private Map<String, Object> subscribe(
            McpAsyncServerExchange exchange, String uri, CallOutcome outcome) {
        ResourcesRead.contents(outcome, uri);
        if (!subscriptions.of(exchange.sessionId()).subscribe(uri)) {
            throw RpcErrors.invalidParams(
                    "there are %,d subscriptions already, the most that one session may have; unsubscribe from some first"
                            .formatted(Subscriber.MOST));
        }
        return Map.of();
    }
}
