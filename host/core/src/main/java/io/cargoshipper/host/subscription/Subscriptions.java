package io.cargoshipper.host.subscription;

import io.cargoshipper.host.engine.EngineEvent;
import io.cargoshipper.host.engine.EngineEventListener;
import io.cargoshipper.host.engine.EngineEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/**
 * Tells connections which of the resources they subscribed to have changed: by the engine's events,
 * and by reading those again of which no event tells. The stream of events is open, and resources
 * are read, only while somebody subscribes; each resource once for all its subscribers.
 * Thread-safe.
 */
public final class Subscriptions implements AutoCloseable {

    private static final Duration OPENING = Duration.ofSeconds(2);

    /** How many resources are read again at a time. */
    private static final int READS = 2;

    private final WatchableResources resources;
    private final EngineEvents events;
    private final EngineEventListener listener = new Events();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Subscriptions::thread);
    private final Turns turns = new Turns(READS);
    private final Map<String, Watched> watched = new HashMap<>(); // guarded by this
    private final Set<Subscriber> listWatchers = new HashSet<>(); // likewise

    /** A resource that somebody subscribes to. */
    private record Watched(Watchable resource, Set<Subscriber> subscribers, Refresh refresh) {}

    /** Subscriptions to the resources of a host. */
    public Subscriptions(WatchableResources resources, EngineEvents events) {
        this.resources = Objects.requireNonNull(resources, "resources");
        this.events = Objects.requireNonNull(events, "events");
    }

    /** The subscriptions of a new connection. */
    public Subscriber open(SubscriptionListener connection) {
        return new Subscriber(this, connection, clock);
    }

    boolean add(String uri, Subscriber subscriber) {
        Optional<Watchable> found = resources.find(uri);
        if (found.isEmpty()) {
            return false;
        }
        Optional<Refresh> started = Optional.empty();
        synchronized (this) {
            Watched known = watched.get(uri);
            if (known == null) {
                known = watch(found.get());
                watched.put(uri, known);
                started = Optional.of(known.refresh());
            }
            known.subscribers().add(subscriber);
            events.listen(listener);
        }
        started.ifPresent(Refresh::start);
        awaitEvents();
        return true;
    }

    private Watched watch(Watchable resource) {
        return new Watched(
                resource,
                new HashSet<>(),
                new Refresh(resource, resources, clock, turns, () -> changed(resource.uri())));
    }

    /** Else what happens right after a client has subscribed would be missed. */
    private void awaitEvents() {
        try {
            boolean ignored = events.awaitOpen(OPENING); // later, if there is no engine now
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void remove(String uri, Subscriber subscriber) {
        Watched known = watched.get(uri);
        if (known != null && known.subscribers().remove(subscriber)) {
            if (known.subscribers().isEmpty()) {
                known.refresh().close();
                watched.remove(uri);
            }
            ignoreEventsUnlessNeeded();
        }
    }

    synchronized void watchList(Subscriber subscriber) {
        if (resources.listChanges()) {
            listWatchers.add(subscriber);
            events.listen(listener);
        }
    }

    synchronized void removeAll(Subscriber subscriber, Set<String> uris) {
        uris.forEach(uri -> remove(uri, subscriber));
        listWatchers.remove(subscriber);
        ignoreEventsUnlessNeeded();
    }

    private void ignoreEventsUnlessNeeded() {
        if (watched.isEmpty() && listWatchers.isEmpty()) {
            events.ignore(listener);
        }
    }

    private void changed(String uri) {
        if (resources.find(uri).isEmpty()) {
            return; // withheld since: a change of what nobody may read is nobody's business
        }
        List<Subscriber> told;
        synchronized (this) {
            Watched known = watched.get(uri);
            told = known == null ? List.of() : List.copyOf(known.subscribers());
        }
        told.forEach(subscriber -> subscriber.changed(uri));
    }

    /** Ends all subscriptions. */
    @Override
    public void close() {
        synchronized (this) {
            watched.values().forEach(known -> known.refresh().close());
            watched.clear();
            listWatchers.clear();
            events.ignore(listener);
        }
        clock.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "subscriptions");
        thread.setDaemon(true);
        return thread;
    }

    private final class Events implements EngineEventListener {

        @Override
        public void happened(EngineEvent event) {
            tell(resource -> resource.isChangedBy(event), resources.listIsChangedBy(event));
        }

        /** Whatever an event could have told, may have happened. */
        @Override
        public void resumed() {
            tell(resource -> !resource.changesOn().isEmpty(), true);
        }

        private void tell(Predicate<Watchable> isChanged, boolean list) {
            List<String> uris = new ArrayList<>();
            List<Subscriber> listTold;
            synchronized (Subscriptions.this) {
                for (Watched known : watched.values()) {
                    if (isChanged.test(known.resource())) {
                        uris.add(known.resource().uri());
                    }
                }
                listTold = list ? List.copyOf(listWatchers) : List.of();
            }
            uris.forEach(Subscriptions.this::changed);
            listTold.forEach(Subscriber::listChanged);
        }
    }
}
