package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.protocol.ServerIdentity;
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

    static Builder builder() {
        return new Builder();
    }

    /** Collects handlers. */
    static final class Builder {
        private final Map<String, McpRequestHandler<?>> handlers = new HashMap<>();

        <T> Builder serve(String method, McpRequestHandler<T> handler) {
            handlers.put(method, new Guarded<>(method, handler));
            return this;
        }

        /** Finishes with the answer to {@code initialize}, which tells of what is served. */
        Methods build(ServerIdentity identity) {
            return new Methods(new Initialize(identity, handlers.keySet()), handlers);
        }
    }
}
