package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.pipeline.CallSession;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpLoggableSession;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions whose clients have finished the handshake: those that notifications go to. An
 * exchange knows its session by id alone, so what a handler does to a session goes through here.
 */
final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final AtomicLong lastId = new AtomicLong();
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final Map<String, CallSession> callSessions = new ConcurrentHashMap<>();
    private final List<Consumer<String>> closedListeners = new CopyOnWriteArrayList<>();

    private record Open(McpLoggableSession session, ClientRequests requests, Revision revision) {}

    /** A name for a session. Clients never see it, so it may be guessed. */
    String newId() {
        return "session-" + lastId.incrementAndGet();
    }

    void opened(String id, McpLoggableSession session, ClientRequests requests, Revision revision) {
        open.put(id, new Open(session, requests, revision));
    }

    /** What the calls behind an exchange have in common. */
    CallSession of(McpAsyncServerExchange exchange) {
        String id = exchange.sessionId();
        CallSession session = callSessions.computeIfAbsent(id, name -> made(name, exchange));
        if (!isOpen(id)) {
            callSessions.remove(id); // nobody tells of its end any more
        }
        return session;
    }

    private static CallSession made(String id, McpAsyncServerExchange exchange) {
        return new CallSession(id, Callers.of(exchange));
    }

    void closed(String id) {
        boolean was = open.remove(id) != null;
        callSessions.remove(id); // after it, so that no call that begins now leaves one behind
        if (was) {
            closedListeners.forEach(listener -> listener.accept(id));
        }
    }

    /** Tells a listener the id of each session that ends, once. It must be quick and not throw. */
    void onClosed(Consumer<String> listener) {
        closedListeners.add(listener);
    }

    /** The revision that a session speaks. */
    Revision revision(String id) {
        return Optional.ofNullable(open.get(id)).map(Open::revision).orElse(Revision.newest());
    }

    /** How to send a client requests; empty if its session has ended. */
    Optional<ClientRequests> requestsTo(String id) {
        return Optional.ofNullable(open.get(id)).map(Open::requests);
    }

    boolean isOpen(String id) {
        return open.containsKey(id);
    }

    void setLevel(String id, LoggingLevel level) {
        Optional.ofNullable(open.get(id)).ifPresent(one -> one.session().setMinLoggingLevel(level));
    }

    /** Sends a notification to one session; does nothing if it has ended. */
    void notify(String id, String method, Map<String, Object> params) {
        Optional.ofNullable(open.get(id)).ifPresent(one -> send(one.session(), method, params));
    }

    /** Sends a notification without parameters to every session. */
    void notifyAll(String method) {
        open.values().forEach(one -> send(one.session(), method, null));
    }

    private static void send(McpLoggableSession session, String method, Object params) {
        session.sendNotification(method, params)
                .subscribe(nothing -> {}, failure -> LOG.warn("{} was not sent", method, failure));
    }
}
