package io.cargoshipper.host.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;
import com.github.dockerjava.api.model.EventType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class EngineEventsTest {

    private static final String EVENTS = "GET /events";
    private static final EngineEvent WEB_DIED =
            new EngineEvent("container", "die", "c0ffee", Set.of("web"));

    @TempDir Path folder;

    private FakeEngine engine;
    private EngineConnection connection;
    private EngineEvents events;

    @BeforeEach
    void start() throws IOException {
        engine = FakeEngine.start(folder.resolve("engine.sock"));
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
    }

    @AfterEach
    void stop() throws IOException {
        events.close();
        connection.close();
        engine.close();
    }

    @Test
    void tellsAllListenersOverOneStream() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        engine.on(
                EVENTS,
                answer -> {
                    answer.startStream();
                    await(go);
                    answer.chunk(json("container", "die", "c0ffee", "web"));
                    answer.awaitClose();
                });
        Heard first = new Heard();
        Heard second = new Heard();

        events.listen(first);
        events.listen(second);
        assertThat(events.awaitOpen(Duration.ofSeconds(10))).isTrue();
        go.countDown();

        assertThat(first.next()).isEqualTo(WEB_DIED);
        assertThat(second.next()).isEqualTo(WEB_DIED);
        assertThat(engine.lines()).containsExactly(EVENTS);
    }

    @Test
    void opensTheStreamAgainAndSaysThatSomethingMayBeMissing() throws Exception {
        AtomicInteger streams = new AtomicInteger();
        engine.on(
                EVENTS,
                answer -> {
                    answer.startStream();
                    if (streams.incrementAndGet() == 2) {
                        answer.chunk(json("container", "die", "c0ffee", "web"));
                        answer.awaitClose();
                    }
                });
        Heard heard = new Heard();

        events.listen(heard);

        assertThat(heard.next()).isEqualTo("resumed");
        assertThat(heard.next()).isEqualTo(WEB_DIED);
    }

    @Test
    void waitsForAnEngineThatIsNotThereYet() throws Exception {
        engine.on(EVENTS, FakeEngine.drop());
        Heard heard = new Heard();
        events.listen(heard);
        while (!engine.lines().contains(EVENTS)) {
            assertThat(events.awaitOpen(Duration.ofMillis(10))).isFalse();
        }

        engine.on(
                EVENTS,
                answer -> {
                    answer.startStream();
                    answer.chunk(json("container", "die", "c0ffee", "web"));
                    answer.awaitClose();
                });

        assertThat(heard.next()).as("what happened meanwhile is not known").isEqualTo("resumed");
        assertThat(heard.next()).isEqualTo(WEB_DIED);
    }

    @Test
    void anEventOfARenamedContainerConcernsBothNames() {
        EngineEvent renamed =
                EngineEvent.of(
                                new Event()
                                        .withType(EventType.CONTAINER)
                                        .withAction("rename")
                                        .withEventActor(
                                                new EventActor()
                                                        .withId("c0ffee")
                                                        .withAttributes(
                                                                Map.of(
                                                                        "name", "new",
                                                                        "oldName", "/old"))))
                        .orElseThrow();

        assertThat(renamed.concerns("old")).isTrue();
        assertThat(renamed.concerns("new")).isTrue();
    }

    @Test
    void passesOverWhatItDoesNotKnow() throws Exception {
        engine.on(
                EVENTS,
                answer -> {
                    answer.startStream();
                    answer.chunk(json("builder", "prune", "x", "y"));
                    answer.chunk(json("container", "health_status: healthy", "c0ffee", "web"));
                    answer.awaitClose();
                });
        Heard heard = new Heard();

        events.listen(heard);

        assertThat(heard.next())
                .isEqualTo(new EngineEvent("container", "health_status", "c0ffee", Set.of("web")));
    }

    @Test
    void closesTheStreamWhenNobodyListens() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        engine.on(
                EVENTS,
                answer -> {
                    answer.startStream();
                    answer.awaitClose();
                    closed.countDown();
                });
        Heard heard = new Heard();
        events.listen(heard);
        assertThat(events.awaitOpen(Duration.ofSeconds(10))).isTrue();

        events.ignore(heard);

        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anEventConcernsWhatItNames() {
        assertThat(WEB_DIED.concerns("web")).isTrue();
        assertThat(WEB_DIED.concerns("c0ff")).isTrue();
        assertThat(WEB_DIED.concerns("we")).isFalse();
        assertThat(WEB_DIED.concerns("")).isFalse();
    }

    @Test
    void anEventMatchesItsTypeOrTypeAndAction() {
        assertThat(WEB_DIED.matches("container")).isTrue();
        assertThat(WEB_DIED.matches("container.die")).isTrue();
        assertThat(WEB_DIED.matches("container.start")).isFalse();
        assertThat(WEB_DIED.matches("image")).isFalse();
    }

    private static byte[] json(String type, String action, String id, String name) {
        return """
                {"Type":"%s","Action":"%s","Actor":{"ID":"%s","Attributes":{"name":"%s"}},\
                "time":1,"timeNano":1}
                """
                .formatted(type, action, id, name)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static final class Heard implements EngineEventListener {

        private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

        Object next() throws InterruptedException {
            return heard.poll(15, TimeUnit.SECONDS);
        }

        @Override
        public void happened(EngineEvent event) {
            heard.add(event);
        }

        @Override
        public void resumed() {
            heard.add("resumed");
        }
    }
}
