package io.cargoshipper.host.protocol.sdk;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Answers {@code ping}: with an empty object. */
final class Ping implements McpRequestHandler<Map<String, Object>> {
    static final Map<String, Object> PONG = Map.of();

    @Override
    public Mono<Map<String, Object>> handle(McpAsyncServerExchange exchange, Object params) {
        return Mono.just(PONG);
    }
}
