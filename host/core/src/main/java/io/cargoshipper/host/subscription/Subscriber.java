package io.cargoshipper.host.subscription;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

/**
 * One connection's subscriptions. It is told of each resource, and of the list, at most once a
 * second. Thread-safe.
 */
public final class Subscriber implements AutoCloseable {

    /** How many resources one connection may subscribe to. */
    public static final int MOST = 1000;

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Subscriptions subscriptions;
    private final SubscriptionListener listener;
    private final ScheduledExecutorService clock;
    private final Throttle list;
    private final Map<String, Throttle> byUri = new HashMap<>(); // guarded by this
    private boolean closed; // likewise

    Subscriber(
            Subscriptions subscriptions,
            SubscriptionListener listener,
            ScheduledExecutorService clock) {
        this.subscriptions = Objects.requireNonNull(subscriptions, "subscriptions");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.list = new Throttle(clock, INTERVAL, listener::listChanged);
    }

    /**
     * Tells the connection of changes of a resource from now on. Doing it again changes nothing.
     *
     * @return false when it has {@value #MOST} subscriptions already, or no such resource is
     *     offered
     */
    public boolean subscribe(String uri) {
        synchronized (this) {
            if (closed || byUri.containsKey(uri)) {
                return true;
            }
            if (byUri.size() >= MOST) {
                return false;
            }
            byUri.put(uri, new Throttle(clock, INTERVAL, () -> listener.updated(uri)));
        }
        boolean offered = subscriptions.add(uri, this);
        if (!offered) {
            unsubscribe(uri);
        } else if (!isSubscribed(uri)) { // ended meanwhile
            subscriptions.remove(uri, this);
        }
        return offered;
    }

    /** Tells the connection of this resource no more; one it has not subscribed to is no error. */
    public void unsubscribe(String uri) {
        Throttle ended;
        synchronized (this) {
            ended = byUri.remove(uri);
        }
        if (ended != null) {
            ended.close();
            subscriptions.remove(uri, this);
        }
    }

    /** Tells the connection of changes of the list of resources from now on. */
    public void watchList() {
        if (!isClosed()) {
            subscriptions.watchList(this);
        }
        if (isClosed()) { // ended meanwhile
            subscriptions.removeAll(this, Set.of());
        }
    }

    /** Ends all subscriptions of the connection. */
    @Override
    public void close() {
        Map<String, Throttle> ended;
        synchronized (this) {
            closed = true;
            ended = Map.copyOf(byUri);
            byUri.clear();
        }
        list.close();
        ended.values().forEach(Throttle::close);
        subscriptions.removeAll(this, ended.keySet());
    }

    void changed(String uri) {
        Throttle throttle;
        synchronized (this) {
            throttle = byUri.get(uri);
        }
        if (throttle != null) {
            throttle.trigger();
        }
    }

    void listChanged() {
        list.trigger();
    }

    private synchronized boolean isSubscribed(String uri) {
        return byUri.containsKey(uri);
    }

    private synchronized boolean isClosed() {
        return closed;
    }
}
