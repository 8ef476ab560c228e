package io.cargoshipper.host.protocol.sdk;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Answers whatever the handler inside does. Left to itself, the SDK never answers a handler that
 * returns null, ends empty or throws an {@link Error}, and passes on the message and class of
 * anything else that is thrown.
 */
final class Guarded<T> implements McpRequestHandler<T> {
    private final String method;
    private final McpRequestHandler<T> handler;

    Guarded(String method, McpRequestHandler<T> handler) {
        this.method = Objects.requireNonNull(method, "method");
        this.handler = Objects.requireNonNull(handler, "handler");
    }

    @Override
    public Mono<T> handle(McpAsyncServerExchange exchange, Object params) {
        return Mono.defer(() -> attempt(exchange, params))
                .switchIfEmpty(Mono.error(() -> RpcErrors.internal(method, "no result")))
                .onErrorMap(failure -> RpcErrors.from(method, failure));
    }

    private Mono<T> attempt(McpAsyncServerExchange exchange, Object params) {
        try {
            Mono<T> result = handler.handle(exchange, params);
            return result == null ? Mono.empty() : result;
        } catch (Throwable e) { // Reactor would let an Error through, to nobody
            return Mono.error(RpcErrors.from(method, e));
        }
    }
}
