package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The tools for the engine as a whole that change nothing, on a real one. */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SystemIT {

    private final TestEngine engine;
    private ToolClients clients;
    private Fixture fixture;

    SystemIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void connect(@TempDir Path folder) {
        clients = new ToolClients(engine.address(), folder);
        fixture = Fixture.running(engine, "echo written > /note; sleep 600");
    }

    @AfterAll
    void disconnect() {
        fixture.close();
        clients.close();
    }

    @Test
    void theEngineIsDescribed() {
        assertThat(clients.call("docker_version", Map.of()).path("api_version").asString())
                .matches("1\\.\\d+");
        assertThat(clients.call("docker_system_info", Map.of()).path("cpus").asInt()).isPositive();
        assertThat(clients.call("docker_healthcheck", Map.of()).path("healthy").asBoolean())
                .isTrue();
    }

    @Test
    void diskUsageIsWhatTheEngineSays() {
        JsonNode usage = clients.call("docker_system_df", Map.of());
        assertThat(usage.path("kinds").valueStream())
                .extracting(kind -> kind.path("kind").asString())
                .containsExactly("images", "containers", "volumes", "build cache");
        JsonNode images = usage.path("kinds").get(0);
        assertThat(images.path("count").asInt()).isPositive();
        assertThat(images.path("size_bytes").asLong())
                .isGreaterThanOrEqualTo(images.path("reclaimable_bytes").asLong());
        assertThat(usage.path("largest").valueStream())
                .extracting(it -> it.path("name").asString())
                .contains(engine.image(), fixture.name());
    }

    @Test
    void eventsTellWhatHappened() {
        Instant before = Instant.now().minusSeconds(1);
        JsonNode network = makeNetwork();
        JsonNode happened =
                clients.call(
                        "docker_events",
                        Map.of(
                                "since", before.toString(),
                                "filters", Map.of("type", List.of("network"))));
        assertThat(happened.path("events").valueStream())
                .anySatisfy(
                        event -> {
                            assertThat(event.path("action").asString()).isEqualTo("create");
                            assertThat(event.path("name").asString())
                                    .isEqualTo(network.path("name").asString());
                            assertThat(Instant.parse(event.path("time").asString()))
                                    .isAfter(before);
                        });
        // What comes next begins where this ended.
        JsonNode next =
                clients.call(
                        "docker_events",
                        Map.of(
                                "since",
                                happened.path("until").asString(),
                                "filters",
                                Map.of("network", List.of(network.path("name").asString()))));
        assertThat(next.path("events").isEmpty()).isTrue();
    }

    @Test
    void eventsCanBeWaitedFor() {
        CompletableFuture<Void> later =
                CompletableFuture.runAsync(
                        this::makeNetwork, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
        long start = System.nanoTime();
        JsonNode happened =
                clients.call(
                        "docker_events",
                        Map.of(
                                "follow_seconds", 20,
                                "limit", 1,
                                "filters", Map.of("event", List.of("create"))));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(happened.path("events").get(0).path("type").asString()).isEqualTo("network");
        later.join();
    }

    @Test
    void waitingEndsInTimeThoughNothingHappens() {
        JsonNode happened =
                clients.call(
                        "docker_events",
                        Map.of(
                                "follow_seconds",
                                1,
                                "filters",
                                Map.of("event", List.of("no-such-event"))));
        assertThat(happened.path("events").isEmpty()).isTrue();
        assertThat(happened.path("truncated").asBoolean()).isFalse();
    }

    @Test
    void wrongArgumentsAreNamed() {
        clients.assertFails(
                "docker_events", Map.of("since", "soon"), "INVALID_ARGUMENT", "since: 'soon'");
        clients.assertFails(
                "docker_events",
                Map.of("filters", Map.of("action", List.of("die"))),
                "INVALID_ARGUMENT",
                "unknown action");
        clients.assertFails(
                "docker_events", Map.of("follow", true), "INVALID_ARGUMENT", "follow_seconds");
        clients.assertFails(
                "docker_system_prune",
                Map.of("volumes", true, "filters", Map.of("until", List.of("1h"))),
                "INVALID_ARGUMENT",
                "until");
        for (String tool :
                List.of(
                        "docker_version",
                        "docker_system_info",
                        "docker_healthcheck",
                        "docker_system_df")) {
            clients.assertFails(tool, Map.of("verbose", true), "INVALID_ARGUMENT", "verbose");
        }
    }

    @Test
    void pruningIsADryRunUnlessToldOtherwise() {
        ToolAnswer answer = clients.harmless("docker_system_prune", Map.of("all", true));
        assertThat(answer.structured().path("dry_run").asBoolean()).isTrue();
        assertThat(answer.text()).startsWith("Nothing was removed: this is a dry run.");
        clients.assertDestructive("docker_system_prune", Map.of("dry_run", false));
    }

    @Test
    void theEngineIsAResource() {
        assertThat(clients.read("docker://info")).contains("Engine version: ", "CPUs: ");
        assertThat(clients.read("docker://info?format=json")).startsWith("{").contains("\"cpus\":");
    }

    /** Makes a network, removes it, and returns what the tool said. */
    private JsonNode makeNetwork() {
        String name = "system-it-" + UUID.randomUUID().toString().substring(0, 8);
        JsonNode created =
                clients.answer("docker_create_network", Map.of("name", name)).structured();
        engine.docker().removeNetworkCmd(name).exec();
        return created;
    }
}
