package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.subscription.Subscriber;
import io.cargoshipper.host.subscription.SubscriptionListener;
import io.cargoshipper.host.subscription.Subscriptions;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The subscriptions of each session. They end with it. */
final class SessionSubscriptions {
    private final Subscriptions subscriptions;
    private final Sessions sessions;
    private final Map<String, Subscriber> bySession = new ConcurrentHashMap<>();

    SessionSubscriptions(Subscriptions subscriptions, Sessions sessions) {
        this.subscriptions = Objects.requireNonNull(subscriptions, "subscriptions");
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        sessions.onClosed(this::end);
    }

    /** The subscriptions of a session; without effect if it has ended meanwhile. */
    Subscriber of(String sessionId) {
        Subscriber subscriber =
                bySession.computeIfAbsent(
                        sessionId, id -> subscriptions.open(new Notifications(id)));
        if (!sessions.isOpen(sessionId)) {
            end(sessionId);
        }
        return subscriber;
    }

    private void end(String sessionId) {
        Subscriber ended = bySession.remove(sessionId);
        if (ended != null) {
            ended.close();
        }
    }

    private final class Notifications implements SubscriptionListener {
        private final String sessionId;

        Notifications(String sessionId) {
            this.sessionId = sessionId;
        }

        @Override
        public void updated(String uri) {
            sessions.notify(
                    sessionId, McpSchema.METHOD_NOTIFICATION_RESOURCES_UPDATED, Map.of("uri", uri));
        }

        @Override
        public void listChanged() {
            sessions.notify(
                    sessionId, McpSchema.METHOD_NOTIFICATION_RESOURCES_LIST_CHANGED, Map.of());
        }
    }
}
