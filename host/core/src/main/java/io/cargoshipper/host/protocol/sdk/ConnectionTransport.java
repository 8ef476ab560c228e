package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.protocol.Outlet;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpServerTransport;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What a session of the SDK sees of its connection. An answer finds its request in the subscriber's
 * context, so a late answer can never be taken for that of a newer request with the same id.
 */
final class ConnectionTransport implements McpServerTransport {
    private final Requests requests;
    private final Messages messages;
    private final Outlet outlet;

    ConnectionTransport(Requests requests, Messages messages, Outlet outlet) {
        this.requests = Objects.requireNonNull(requests, "requests");
        this.messages = Objects.requireNonNull(messages, "messages");
        this.outlet = Objects.requireNonNull(outlet, "outlet");
    }

    /** Marks a context as that of a request. */
    static Context contextOf(Pending request, Context context) {
        return context.put(Pending.class, request);
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.deferContextual(
                context -> {
                    send(message, context);
                    return Mono.empty();
                });
    }

    private void send(JSONRPCMessage message, ContextView context) {
        if (message instanceof JSONRPCResponse response) {
            Optional<Pending> request = context.getOrEmpty(Pending.class);
            request.ifPresent(pending -> requests.answer(pending, response));
        } else {
            outlet.send(messages.write(message));
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the type that is asked for
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return type.getType().equals(InitializeRequest.class)
                ? (T) Greeting.read(data)
                : messages.convert(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }
}
