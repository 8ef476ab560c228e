package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.protocol.Outlet;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * The host's own requests to one client, and what it answers. The SDK's session could send them
 * too, but would keep each that is never answered, and not tell the client of one that is given up.
 */
final class ClientRequests {
    private final Messages messages;
    private final Outlet outlet;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<String, MonoSink<Map<?, ?>>> waiting = new ConcurrentHashMap<>();
    private volatile boolean ended;

    /** The client has answered, and not with a result. */
    static final class ErrorAnswerException extends IOException {
        private static final long serialVersionUID = 1L;

        ErrorAnswerException() {
            super("the client answered with an error");
        }
    }

    ClientRequests(Messages messages, Outlet outlet) {
        this.messages = Objects.requireNonNull(messages, "messages");
        this.outlet = Objects.requireNonNull(outlet, "outlet");
    }

    /**
     * Sends a request; nothing is sent before somebody subscribes. The result comes on the thread
     * that reads the client's messages. Whoever does not want it any more cancels, and the client
     * is told; likewise when the time is up, which is an error. So is an answer without a result:
     * {@link ErrorAnswerException}.
     */
    Mono<Map<?, ?>> send(String method, Map<String, Object> params, Duration limit) {
        return Mono.<Map<?, ?>>create(sink -> start(method, params, sink)).timeout(limit);
    }

    private void start(String method, Map<String, Object> params, MonoSink<Map<?, ?>> sink) {
        // Not a number, as clients' ids often are, so that a log tells them apart.
        String id = "host-" + lastId.incrementAndGet();
        waiting.put(id, sink);
        sink.onDispose(() -> waiting.remove(id));
        sink.onCancel(() -> giveUp(id));
        outlet.send(messages.write(new JSONRPCRequest(method, id, params)));
        if (ended) {
            end(sink);
        }
    }

    private void giveUp(String id) {
        outlet.send(
                messages.write(
                        new JSONRPCNotification(
                                SdkConnection.CANCELLED,
                                Map.of("requestId", id, "reason", "no longer waited for"))));
    }

    /** Takes in an answer; false if it is not to one of these requests. */
    boolean answer(Map<?, ?> message) {
        MonoSink<Map<?, ?>> sink =
                message.get("id") instanceof String id ? waiting.remove(id) : null;
        if (sink == null) {
            return false;
        }
        if (message.get("result") instanceof Map<?, ?> result) {
            sink.success(result);
        } else {
            sink.error(new ErrorAnswerException());
        }
        return true;
    }

    /** No answers will come any more. */
    void end() {
        ended = true;
        List.copyOf(waiting.values()).forEach(ClientRequests::end);
    }

    private static void end(MonoSink<Map<?, ?>> sink) {
        sink.error(new IOException("the session ends"));
    }
}
