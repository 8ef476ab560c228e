package io.cargoshipper.host.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.engine.EngineConnection;
import io.cargoshipper.host.engine.EngineDiscovery;
import io.cargoshipper.host.engine.EngineEnvironment;
import io.cargoshipper.host.engine.EngineEvent;
import io.cargoshipper.host.engine.EngineEvents;
import io.cargoshipper.host.engine.EngineSettings;
import io.cargoshipper.host.engine.FakeEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SubscriptionsTest {

    private static final String WEB = "docker://container/web";
    private static final String DB = "docker://container/db";
    private static final String LOG = "container://logs/web";

    @TempDir Path folder;

    private final BlockingQueue<byte[]> script = new LinkedBlockingQueue<>();
    private final Offered offered = new Offered();
    private FakeEngine engine;
    private EngineConnection connection;
    private EngineEvents events;
    private Subscriptions subscriptions;

    @BeforeEach
    void start() throws IOException {
        engine = FakeEngine.start(folder.resolve("engine.sock"));
        engine.on(
                "GET /events",
                answer -> {
                    answer.startStream();
                    for (byte[] event = next(); event.length > 0; event = next()) {
                        answer.chunk(event);
                    }
                });
        EngineSettings settings = EngineSettings.defaults();
        connection =
                new EngineConnection(
                        new EngineDiscovery(
                                settings,
                                new EngineEnvironment(
                                        Map.of("DOCKER_HOST", "unix://" + engine.socket()),
                                        folder,
                                        "Linux",
                                        OptionalLong.empty())),
                        settings);
        events = new EngineEvents(connection);
        subscriptions = new Subscriptions(offered, events);
    }

    @AfterEach
    void stop() throws IOException {
        script.add(new byte[0]);
        subscriptions.close();
        events.close();
        connection.close();
        engine.close();
    }

    @Test
    void tellsOfTheResourceThatAnEventConcernsAlone() throws Exception {
        Told told = new Told();
        Subscriber subscriber = subscriptions.open(told);
        assertThat(subscriber.subscribe(WEB)).isTrue();
        assertThat(subscriber.subscribe(DB)).isTrue();

        event("db", "die");

        assertThat(told.next()).isEqualTo(DB);
        assertThat(told.nextWithin(Duration.ofMillis(300))).isEmpty();
    }

    @Test
    void tellsOncePerSecondAndNeverLosesTheLast() throws Exception {
        Told told = new Told();
        subscriptions.open(told).subscribe(WEB);

        event("web", "die");
        assertThat(told.next()).isEqualTo(WEB);
        long first = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            event("web", "die");
        }

        assertThat(told.next()).isEqualTo(WEB);
        assertThat(Duration.ofNanos(System.nanoTime() - first)).isGreaterThan(ofMillis(800));
        assertThat(told.nextWithin(ofMillis(1500))).isEmpty();
    }

    @Test
    void readsAgainWhatNoEventTellsOf() throws Exception {
        Told told = new Told();
        offered.contents = "first";
        subscriptions.open(told).subscribe(LOG);
        offered.awaitReads(2);
        assertThat(told.nextWithin(ofMillis(100))).isEmpty();

        offered.contents = "second";

        assertThat(told.next()).isEqualTo(LOG);
    }

    @Test
    void readsNothingForNobody() throws Exception {
        Subscriber subscriber = subscriptions.open(new Told());
        subscriber.subscribe(LOG);
        offered.awaitReads(1);

        subscriber.unsubscribe(LOG);

        int before = offered.reads.get();
        TimeUnit.MILLISECONDS.sleep(400);
        assertThat(offered.reads.get()).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void tellsThatTheListHasChanged() throws Exception {
        Told told = new Told();
        subscriptions.open(told).watchList();
        assertThat(events.awaitOpen(Duration.ofSeconds(10))).isTrue();

        event("new", "create");

        assertThat(told.next()).isEqualTo("list");
    }

    @Test
    void tellsNothingMoreAfterTheEnd() throws Exception {
        Told told = new Told();
        Told other = new Told();
        Subscriber ended = subscriptions.open(told);
        ended.subscribe(WEB);
        subscriptions.open(other).subscribe(WEB);

        ended.close();
        event("web", "die");

        assertThat(other.next()).isEqualTo(WEB);
        assertThat(told.nextWithin(ofMillis(200))).isEmpty();
    }

    @Test
    void takesNoSubscriptionToWhatIsNotOffered() {
        assertThat(subscriptions.open(new Told()).subscribe("docker://nothing")).isFalse();
    }

    @Test
    void takesSoManySubscriptionsOfOneConnectionAndNoMore() {
        Subscriber subscriber = subscriptions.open(new Told());
        for (int i = 0; i < Subscriber.MOST; i++) {
            assertThat(subscriber.subscribe("docker://container/c" + i)).isTrue();
        }

        assertThat(subscriber.subscribe(WEB)).isFalse();
    }

    private void event(String name, String action) {
        script.add(
                """
                {"Type":"container","Action":"%s","Actor":{"ID":"1","Attributes":{"name":"%s"}}}
                """
                        .formatted(action, name)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private byte[] next() throws IOException {
        try {
            return script.take();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static Duration ofMillis(long millis) {
        return Duration.ofMillis(millis);
    }

    private static final class Offered implements WatchableResources {

        private static final String PREFIX = "docker://container/";

        private final AtomicInteger reads = new AtomicInteger();
        private volatile String contents = "";

        @Override
        public Optional<Watchable> find(String uri) {
            if (uri.equals(LOG)) {
                return Optional.of(new Watchable(LOG, List.of(), Optional.empty(), ofMillis(50)));
            }
            return uri.startsWith(PREFIX)
                    ? Optional.of(
                            new Watchable(
                                    uri,
                                    List.of("container.die"),
                                    Optional.of(uri.substring(PREFIX.length())),
                                    Duration.ZERO))
                    : Optional.empty();
        }

        @Override
        public boolean listChanges() {
            return true;
        }

        @Override
        public boolean listIsChangedBy(EngineEvent event) {
            return event.matches("container.create");
        }

        @Override
        public CompletionStage<Optional<String>> read(String uri) {
            String read = contents;
            reads.incrementAndGet();
            return CompletableFuture.completedFuture(Optional.of(read));
        }

        void awaitReads(int count) throws InterruptedException {
            while (reads.get() < count) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    private static final class Told implements SubscriptionListener {

        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

        String next() throws InterruptedException {
            return told.poll(10, TimeUnit.SECONDS);
        }

        Optional<String> nextWithin(Duration limit) throws InterruptedException {
            return Optional.ofNullable(told.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
        }

        @Override
        public void updated(String uri) {
            told.add(uri);
        }

        @Override
        public void listChanged() {
            told.add("list");
        }
    }
}
