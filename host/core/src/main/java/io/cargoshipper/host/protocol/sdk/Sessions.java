package io.cargoshipper.host.protocol.sdk;

import io.modelcontextprotocol.spec.McpLoggableSession;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions whose clients have finished the handshake: those that notifications go to. An
 * exchange knows its session by id alone, so what a handler does to a session goes through here.
 */
final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final AtomicLong lastId = new AtomicLong();
    private final Map<String, McpLoggableSession> open = new ConcurrentHashMap<>();

    /** A name for a session. Clients never see it, so it may be guessed. */
    String newId() {
        return "session-" + lastId.incrementAndGet();
    }

    void opened(String id, McpLoggableSession session) {
        open.put(id, session);
    }

    void closed(String id) {
        open.remove(id);
    }

    void setLevel(String id, LoggingLevel level) {
        Optional.ofNullable(open.get(id)).ifPresent(session -> session.setMinLoggingLevel(level));
    }

    /** Sends a notification without parameters to every session. */
    void notifyAll(String method) {
        open.forEach(
                (id, session) ->
                        session.sendNotification(method, null)
                                .subscribe(
                                        nothing -> {},
                                        failure -> LOG.warn("{} was not sent", method, failure)));
    }
}
