package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a client hears of resources that it subscribed to, and of their list. */
@UseTestEngine
class SubscriptionsIT {

    private static final String UPDATED = "notifications/resources/updated";
    private static final String LIST_CHANGED = "notifications/resources/list_changed";
    private static final int NO_SUCH_RESOURCE = -32002;

    private final TestEngine engine;
    private RawClient client;

    SubscriptionsIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void connect(@TempDir Path folder) {
        client = RawClient.of(Launch.in(folder).on(engine));
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void aContainerThatDiesIsTold() {
        try (Fixture fixture = Fixture.idle(engine);
                Fixture other = Fixture.idle(engine)) {
            String uri = "docker://container/" + fixture.name();
            subscribe(uri);
            subscribe("docker://container/" + other.name());

            engine.docker().killContainerCmd(fixture.name()).exec();

            Eventually.holds("it is told", () -> updated().contains(uri));
            assertThat(updated()).containsExactly(uri);
        }
    }

    @Test
    void theListOfContainersChangesWithThem() {
        subscribe("docker://containers");

        try (Fixture fixture = Fixture.idle(engine)) {
            Eventually.holds(
                    "it is told of " + fixture.name(),
                    () -> updated().contains("docker://containers"));
        }
    }

    @Test
    void aLogThatGrowsIsTold() {
        try (Fixture fixture =
                Fixture.running(engine, "until [ -e /go ]; do sleep 0.1; done; echo more; cat")) {
            String uri = "container://logs/" + fixture.name();
            subscribe(uri);

            run(fixture, "touch /go");

            Eventually.holds("it is told", () -> updated().contains(uri));
        }
    }

    @Test
    void nothingIsToldAfterUnsubscribing() {
        try (Fixture fixture = Fixture.idle(engine);
                Fixture other = Fixture.idle(engine)) {
            String ended = "docker://container/" + fixture.name();
            String kept = "docker://container/" + other.name();
            subscribe(ended);
            subscribe(kept);
            assertThat(client.request("resources/unsubscribe", Map.of("uri", ended)).has("result"))
                    .isTrue();

            engine.docker().killContainerCmd(fixture.name()).exec();
            engine.docker().killContainerCmd(other.name()).exec();

            Eventually.holds("the other is told", () -> updated().contains(kept));
            assertThat(updated()).containsExactly(kept);
        }
    }

    @Test
    void whoHasListedHearsThatTheListHasChanged() {
        client.request("resources/list", Map.of());

        try (Fixture fixture = Fixture.idle(engine)) {
            Eventually.holds(
                    "it is told of " + fixture.name(),
                    () -> !client.notifications(LIST_CHANGED).isEmpty());
            assertThat(
                            client.request("resources/list", Map.of())
                                    .path("result")
                                    .path("resources")
                                    .valueStream()
                                    .map(it -> it.path("uri").asString()))
                    .contains("container://logs/" + fixture.name());
        }
    }

    @Test
    void aResourceThatIsNotThereIsNoSubscription() {
        JsonNode refused =
                client.request(
                        "resources/subscribe", Map.of("uri", "container://logs/nobody-of-us"));

        assertThat(refused.path("error").path("code").asInt()).isEqualTo(NO_SUCH_RESOURCE);
        assertThat(refused.path("error").path("message").asString())
                .contains("no container 'nobody-of-us'");
    }

    private void subscribe(String uri) {
        JsonNode answer = client.request("resources/subscribe", Map.of("uri", uri));
        assertThat(answer.has("result")).as("answer to subscribing: %s", answer).isTrue();
    }

    private Set<String> updated() {
        return client.notifications(UPDATED).stream()
                .map(it -> it.path("uri").asString())
                .collect(Collectors.toSet());
    }

    private void run(Fixture fixture, String script) {
        try {
            fixture.execInContainer("sh", "-c", script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a command ran", e);
        }
    }
}
