package io.cargoshipper.host.protocol.sdk;

import io.modelcontextprotocol.server.McpInitRequestHandler;
import io.modelcontextprotocol.server.McpRequestHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is served: the handler of {@code initialize} and those of the other methods, in the SDK's
 * own form, so that any of its sessions takes them. Every handler is {@link Guarded}.
 *
 * @param initialize answers {@code initialize}
 * @param handlers by method
 */
record Methods(McpInitRequestHandler initialize, Map<String, McpRequestHandler<?>> handlers) {

    Methods {
        Objects.requireNonNull(initialize, "initialize");
        handlers = Map.copyOf(handlers);
    }

    static Builder builder(McpInitRequestHandler initialize) {
        return new Builder(initialize);
    }

    /** Collects handlers. */
    static final class Builder {
        private final McpInitRequestHandler initialize;
        private final Map<String, McpRequestHandler<?>> handlers = new HashMap<>();

        private Builder(McpInitRequestHandler initialize) {
            this.initialize = initialize;
        }

        <T> Builder serve(String method, McpRequestHandler<T> handler) {
            handlers.put(method, new Guarded<>(method, handler));
            return this;
        }

        Methods build() {
            return new Methods(initialize, handlers);
        }
    }
}
