package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Transfers to and from a registry with a password tell how far they are, and can be stopped. */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryTransferIT {

    private static final String PULL = "docker_pull_image";
    private static final String PUSH = "docker_push_image";
    private static final Duration LONGEST_TRANSFER = Duration.ofSeconds(60);

    private final TestEngine engine;
    private TestRegistry registry;
    private RegistryImages images;
    private Path folder;

    RegistryTransferIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void startRegistry(@TempDir Path data) {
        registry = TestRegistry.start(engine, data);
        images = new RegistryImages(engine, registry);
    }

    @BeforeEach
    void takeFolder(@TempDir Path own) {
        folder = own;
    }

    @AfterAll
    void stopRegistry() throws Exception {
        if (registry != null) { // else it could not be started here, and the tests are skipped
            try {
                images.close();
            } finally {
                registry.close();
            }
        }
    }

    @Test
    void progressArrivesWithTotals() throws IOException {
        images.stored("pull/slow", 1_000_000);
        try (SlowProxy proxy = registry.slowly(500_000);
                RawClient client = RawClient.of(launch(registry.section(proxy)))) {
            int pull = sendCall(client, PULL, registry.name(proxy) + "/pull/slow:1");
            client.awaitCall(pull, LONGEST_TRANSFER).assertSuccess();

            assertRising(client.notifications("notifications/progress"));
            registry.assertNotLeakedBy(client);
        }
    }

    @Test
    void pushesTellOfTheirProgressToo() {
        String image = images.made("push/large", 20_000_000);
        try (RawClient client =
                RawClient.of(
                        launch(
                                registry.section(
                                        "password = \"%s\"".formatted(registry.password()))))) {
            client.awaitCall(sendCall(client, PUSH, image), LONGEST_TRANSFER).assertSuccess();

            assertRising(client.notifications("notifications/progress"));
        }
    }

    @Test
    void aCancelledPullStops() throws Exception {
        images.stored("pull/cancelled", 20_000_000);
        try (SlowProxy proxy = registry.slowly(200_000);
                RawClient client = RawClient.of(launch(registry.section(proxy)))) {
            String image = registry.name(proxy) + "/pull/cancelled:1";
            int pull = sendCall(client, PULL, image);
            Eventually.holds(
                    "the download is on its way",
                    () -> !client.notifications("notifications/progress").isEmpty());

            client.notify("notifications/cancelled", Map.of("requestId", pull));

            Eventually.holds("the download has stopped", () -> isSilent(proxy));
            assertThat(proxy.passedBytes()).isLessThan(20_000_000);
            assertThat(images.isOnEngine(image)).isFalse();
            client.assertUnanswered(pull, Duration.ZERO);
            client.assertAlive();
        }
    }

    private static boolean isSilent(SlowProxy proxy) {
        long before = proxy.passedBytes();
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return proxy.passedBytes() == before;
    }

    private static void assertRising(List<JsonNode> notifications) {
        List<Double> progress =
                notifications.stream().map(it -> it.path("progress").asDouble()).toList();
        assertThat(progress).isNotEmpty().isSorted().doesNotHaveDuplicates();
        assertThat(notifications)
                .anySatisfy(
                        it ->
                                assertThat(it.path("total").asDouble())
                                        .isGreaterThanOrEqualTo(it.path("progress").asDouble())
                                        .isPositive());
    }

    private static int sendCall(RawClient client, String tool, String image) {
        return client.send(
                "tools/call",
                Map.of(
                        "name",
                        tool,
                        "arguments",
                        Map.of("image", image),
                        "_meta",
                        Map.of("progressToken", "transfer")));
    }

    private Launch launch(String configuration) {
        return Launch.in(folder)
                .on(engine)
                .variable("MCP_LOG_LEVEL", "DEBUG")
                .configuration(configuration);
    }
}
