package io.cargoshipper.host.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import io.cargoshipper.api.Tier;
import java.io.Closeable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's events: one stream for all who listen, open only while somebody does. When it breaks
 * or there is no engine, it tries again, at longer and longer intervals. Thread-safe.
 */
public final class EngineEvents implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineEvents.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final EngineConnection engine;
    private final Set<EngineEventListener> listeners = new CopyOnWriteArraySet<>();
    private Optional<Reader> reader = Optional.empty();
    private boolean closed;

    /** The events of the engine of a connection. */
    public EngineEvents(EngineConnection engine) {
        this.engine = Objects.requireNonNull(engine, "engine");
    }

    /** Tells a listener of all that happens from about now on, until {@link #ignore}. */
    public synchronized void listen(EngineEventListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        if (reader.isEmpty() && !closed) {
            Reader started = new Reader();
            reader = Optional.of(started);
            started.start();
        }
    }

    /**
     * Waits until the stream is open, so that nothing that happens after is missed.
     *
     * @return whether it is; where there is no engine, it opens once there is one
     */
    public boolean awaitOpen(Duration limit) throws InterruptedException {
        Optional<Reader> current;
        synchronized (this) {
            current = reader;
        }
        return current.isPresent()
                && current.get().opened.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tells a listener of nothing more. */
    public synchronized void ignore(EngineEventListener listener) {
        listeners.remove(listener);
        if (listeners.isEmpty()) {
            stop();
        }
    }

    /** Ends the stream. */
    @Override
    public synchronized void close() {
        closed = true;
        listeners.clear();
        stop();
    }

    private void stop() {
        reader.ifPresent(Reader::end);
        reader = Optional.empty();
    }

    private void tell(Consumer<EngineEventListener> news) {
        for (EngineEventListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) { // one listener's trouble is not the others'
                LOG.error("A listener to the engine's events failed", e);
            }
        }
    }

    /** Reads streams of events, one after the other, until it is ended. */
    private final class Reader extends Thread {

        private final CountDownLatch opened = new CountDownLatch(1);
        private volatile boolean ended;
        private volatile boolean missed; // events, before the stream that is open now
        private Optional<EngineLease> lease = Optional.empty(); // guarded by this reader

        Reader() {
            super("engine-events");
            setDaemon(true);
        }

        @Override
        public void run() {
            Duration pause = FIRST_PAUSE;
            try {
                while (!ended) {
                    long began = System.nanoTime();
                    readOne();
                    missed = true;
                    // One that ends as soon as it opens is no better than none.
                    if (System.nanoTime() - began > LONGEST_PAUSE.toNanos()) {
                        pause = FIRST_PAUSE;
                    }
                    TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                    pause = longer(pause);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // ended
            }
        }

        /** Reads a stream to its end, if it opens at all. */
        private void readOne() throws InterruptedException {
            Stream stream = new Stream(this);
            try (EngineLease held = engine.open(Tier.SAFE)) {
                if (hold(held)) {
                    held.client().eventsCmd().exec(stream);
                    stream.over.await();
                }
            } catch (RuntimeException e) {
                LOG.debug("No events from the engine", e);
            }
        }

        private synchronized boolean hold(EngineLease held) {
            lease = Optional.of(held);
            return !ended;
        }

        /** Told that a stream is open; after a pause, something may have happened meanwhile. */
        private void open() {
            opened.countDown();
            if (missed) {
                LOG.info("The engine's events are back");
                tell(EngineEventListener::resumed);
            }
        }

        private void end() {
            Optional<EngineLease> held;
            synchronized (this) {
                ended = true;
                held = lease;
            }
            interrupt();
            held.ifPresent(EngineLease::close);
        }

        private Duration longer(Duration pause) {
            Duration doubled = pause.multipliedBy(2);
            return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
    }

    /** One stream of events. */
    private final class Stream implements ResultCallback<Event> {

        private final Reader reader;
        private final CountDownLatch over = new CountDownLatch(1);

        Stream(Reader reader) {
            this.reader = reader;
        }

        @Override
        public void onStart(Closeable response) {
            reader.open();
        }

        @Override
        public void onNext(Event event) {
            EngineEvent.of(event).ifPresent(known -> tell(to -> to.happened(known)));
        }

        @Override
        public void onError(Throwable failure) {
            LOG.debug("The stream of the engine's events broke", failure);
            over.countDown();
        }

        @Override
        public void onComplete() {
            over.countDown();
        }

        /** The lease closes what is open. */
        @Override
        public void close() {
            over.countDown();
        }
    }
}
