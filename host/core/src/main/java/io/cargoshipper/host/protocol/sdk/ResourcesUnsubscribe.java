package io.cargoshipper.host.protocol.sdk;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Answers {@code resources/unsubscribe}; what was not subscribed to is no error. */
final class ResourcesUnsubscribe implements McpRequestHandler<Map<String, Object>> {
    private final SessionSubscriptions subscriptions;

    ResourcesUnsubscribe(SessionSubscriptions subscriptions) {
        this.subscriptions = Objects.requireNonNull(subscriptions, "subscriptions");
    }

    @Override
    public Mono<Map<String, Object>> handle(McpAsyncServerExchange exchange, Object params) {
        String uri = Params.of(params).requiredText("uri");
        subscriptions.of(exchange.sessionId()).unsubscribe(uri);
        return Mono.just(Map.of());
    }
}
