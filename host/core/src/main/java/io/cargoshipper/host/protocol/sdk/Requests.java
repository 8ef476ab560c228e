package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.protocol.Outlet;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests of one connection that are not yet settled, and the one place that settles them. */
final class Requests {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private final Messages messages;
    private final Outlet outlet;
    private final RequestLimits limits;
    private final Map<Object, Pending> byId = new HashMap<>();
    private int unsettled;
    private long unsettledBytes;
    private boolean intakeEnded;

    Requests(Messages messages, Outlet outlet, RequestLimits limits) {
        this.messages = Objects.requireNonNull(messages, "messages");
        this.outlet = Objects.requireNonNull(outlet, "outlet");
        this.limits = Objects.requireNonNull(limits, "limits");
    }

    /** Takes in a request, or says why not. */
    synchronized Optional<JSONRPCError> add(Pending request) {
        if (intakeEnded) {
            return Optional.of(RpcErrors.SHUTTING_DOWN);
        }
        if (byId.containsKey(request.id())) {
            return Optional.of(RpcErrors.ID_IN_USE);
        }
        if (isTooMuch(request)) {
            return Optional.of(RpcErrors.tooManyWait(limits));
        }
        byId.put(request.id(), request);
        unsettled++;
        unsettledBytes += request.bytes();
        return Optional.empty();
    }

    /** Takes in no more requests. */
    synchronized void endIntake() {
        intakeEnded = true;
    }

    /** Pings are answered at once, so they go over the limits: the session lives, if busily. */
    private boolean isTooMuch(Pending request) {
        return unsettled > 0
                && !request.method().equals(McpSchema.METHOD_PING)
                && (unsettled >= limits.count()
                        || unsettledBytes + request.bytes() > limits.bytes());
    }

    /** Answers a request, unless it is settled. What cannot be written as JSON becomes an error. */
    void answer(Pending request, JSONRPCResponse response) {
        if (request.settle()) {
            send(request, response);
        }
    }

    /** Answers a request with an error, unless it is settled. */
    void refuse(Pending request, JSONRPCError error) {
        answer(request, JSONRPCResponse.error(request.id(), error));
    }

    /** Answers a request that failed past all handlers, unless it is settled. */
    void fail(Pending request, Throwable failure) {
        LOG.error("{} failed", request.method(), failure);
        refuse(request, RpcErrors.INTERNAL);
    }

    /** Cancels a request if it is unsettled; it is not answered. {@code initialize} goes on. */
    void cancel(Object id) {
        Pending request;
        synchronized (this) {
            request = byId.get(id);
        }
        if (request != null && !request.method().equals(McpSchema.METHOD_INITIALIZE)) {
            cancel(request);
        }
    }

    void cancelAll() {
        List<Pending> all;
        synchronized (this) {
            all = List.copyOf(byId.values());
        }
        all.forEach(this::cancel);
    }

    /**
     * Waits until all requests are settled and their answers sent; tells whether that happened in
     * time.
     */
    synchronized boolean awaitSettled(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (unsettled > 0) {
            long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    private void cancel(Pending request) {
        if (request.settle()) {
            forget(request);
            settled(request);
            request.stop();
        }
    }

    private void send(Pending request, JSONRPCResponse response) {
        forget(request); // first: a client may use the id again once it has the answer
        try {
            outlet.send(bytes(response));
        } catch (Throwable e) {
            LOG.error("The answer to {} was not sent", request.method(), e);
        } finally {
            settled(request);
        }
    }

    private byte[] bytes(JSONRPCResponse response) {
        try {
            return messages.write(response);
        } catch (Throwable e) { // also of a result too large or too deep
            LOG.error("A result cannot be written as JSON", e);
            return messages.error(Optional.of(response.id()), RpcErrors.INTERNAL);
        }
    }

    private synchronized void forget(Pending request) {
        byId.remove(request.id(), request);
    }

    private synchronized void settled(Pending request) {
        unsettled--;
        unsettledBytes -= request.bytes();
        notifyAll();
    }
}
