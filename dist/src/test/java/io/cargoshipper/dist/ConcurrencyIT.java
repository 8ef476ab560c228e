package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Calls side by side: none is lost, none overtakes its turn, and each can be cancelled. */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConcurrencyIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir private static Path packs;

    private final TestEngine engine;
    @TempDir private Path folder;
    private Fixture fixture;

    ConcurrencyIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void prepare() {
        fixture = Fixture.idle(engine);
        Distribution.built().copyPacksTo(packs);
        SleepyPack.source().buildIn(packs);
    }

    @AfterAll
    void removeFixture() {
        fixture.close();
    }

    /** Each of the two ends only when it sees the other one at work. */
    @Test
    void twoCallsRunAtOnce() {
        try (RawClient client = RawClient.of(launch())) {
            int one = client.sendCall("docker_exec_command", meeting("one", "two"));
            int two = client.sendCall("docker_exec_command", meeting("two", "one"));

            assertThat(client.awaitCall(one).assertSuccess().structured().path("stdout").asString())
                    .isEqualTo("met\n");
            assertThat(client.awaitCall(two).assertSuccess().structured().path("stdout").asString())
                    .isEqualTo("met\n");
        }
    }

    @Test
    void of64SlowCallsInFlightNoneIsLost() {
        Launch launch = launch().configuration("limits.concurrent = 10");
        try (RawClient client = RawClient.of(launch)) {
            List<Integer> ids =
                    client.sendCalls(
                            "docker_container_logs",
                            Collections.nCopies(
                                    64, Map.of("container", fixture.name(), "follow_seconds", 1)));

            assertThat(ids).allSatisfy(id -> client.awaitCall(id, LONG).assertSuccess());
        }
    }

    @Test
    void noMoreRunAtOnceThanTheLimitAllows() {
        Launch launch = launch().configuration("limits.concurrent = 4");
        try (RawClient client = RawClient.of(launch)) {
            List<Integer> ids =
                    client.sendCalls(
                            SleepyPack.NAP, Collections.nCopies(12, Map.of("millis", 200)));

            assertThat(ids)
                    .extracting(id -> structured(client, id).path("at_once").asInt())
                    .allMatch(atOnce -> atOnce <= 4)
                    .contains(4);
        }
    }

    @Test
    void callsBeyondTheLimitBeginInTheOrderTheyCame() {
        Launch launch = launch().configuration("limits.concurrent = 1");
        try (RawClient client = RawClient.of(launch)) {
            List<Integer> ids =
                    client.sendCalls(SleepyPack.NAP, Collections.nCopies(20, Map.of("millis", 5)));

            assertThat(ids)
                    .extracting(id -> structured(client, id).path("began").asInt())
                    .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
        }
    }

    @Test
    void requestsOfOtherKindsNeedNotWait() {
        Launch launch = launch().configuration("limits.concurrent = 1");
        try (RawClient client = RawClient.of(launch)) {
            client.sendCall(SleepyPack.NAP, Map.of("millis", 60_000));

            client.assertAlive();
            assertThat(client.toolNames()).contains(SleepyPack.NAP);
        }
    }

    @Test
    void aCancelledCallIsNotAnsweredAndItsStreamOfLogsIsClosed() throws Exception {
        try (EngineTap tap = new EngineTap(engine, folder.resolve("logs.sock"));
                RawClient client = RawClient.of(launchThrough(tap))) {
            int id =
                    client.sendCall(
                            "docker_container_logs",
                            Map.of("container", fixture.name(), "follow_seconds", 30));
            Eventually.holds("logs are followed", () -> tap.serves("/logs"));

            client.notify("notifications/cancelled", Map.of("requestId", id));

            Eventually.holds("the stream of logs is closed", () -> !tap.serves("/logs"));
            client.assertUnanswered(id, Duration.ofMillis(500));
            client.assertAlive();
        }
    }

    @Test
    void aCancelledCallIsNotAnsweredAndItsStreamOfOutputIsClosed() throws Exception {
        try (EngineTap tap = new EngineTap(engine, folder.resolve("exec.sock"));
                RawClient client = RawClient.of(launchThrough(tap))) {
            int id =
                    client.sendCall(
                            "docker_exec_command",
                            Map.of("container", fixture.name(), "command", List.of("sleep", "30")));
            Eventually.holds("the command runs", () -> tap.serves("/start"));

            client.notify("notifications/cancelled", Map.of("requestId", id));

            Eventually.holds("the stream of output is closed", () -> !tap.serves("/start"));
            client.assertUnanswered(id, Duration.ofMillis(500));
            client.assertAlive();
        }
    }

    @Test
    void aCancelledCallThatStillWaitsNeverBegins() {
        Launch launch = launch().configuration("limits.concurrent = 1");
        try (RawClient client = RawClient.of(launch)) {
            int first = client.sendCall(SleepyPack.NAP, Map.of("millis", 1000));
            int waiting = client.sendCall(SleepyPack.NAP, Map.of("millis", 0));
            client.notify("notifications/cancelled", Map.of("requestId", waiting));
            int last = client.sendCall(SleepyPack.NAP, Map.of("millis", 0));

            assertThat(structured(client, first).path("began").asInt()).isZero();
            assertThat(structured(client, last).path("began").asInt()).isEqualTo(1);
            client.assertUnanswered(waiting, Duration.ZERO);
        }
    }

    @Test
    void progressReachesAClientThatGaveAToken() {
        try (RawClient client = RawClient.of(launch())) {
            int id =
                    client.send(
                            "tools/call",
                            Map.of(
                                    "name",
                                    SleepyPack.STEPS,
                                    "arguments",
                                    Map.of("steps", 3),
                                    "_meta",
                                    Map.of("progressToken", "mine")));
            client.awaitCall(id).assertSuccess();

            assertThat(client.notifications("notifications/progress"))
                    .extracting(
                            told -> told.path("progressToken").asString(),
                            told -> told.path("progress").asInt(),
                            told -> told.path("total").asInt(),
                            told -> told.path("message").asString())
                    .containsExactly(
                            tuple("mine", 1, 3, "step 1"),
                            tuple("mine", 2, 3, "step 2"),
                            tuple("mine", 3, 3, "step 3"));
        }
    }

    @Test
    void withoutATokenNoProgressIsSent() {
        try (RawClient client = RawClient.of(launch())) {
            client.call(SleepyPack.STEPS, Map.of("steps", 3)).assertSuccess();

            assertThat(client.notifications("notifications/progress")).isEmpty();
        }
    }

    private Launch launch() {
        return Launch.in(folder).on(engine).plugins(packs);
    }

    private Launch launchThrough(EngineTap tap) {
        return launch().variable("DOCKER_HOST", tap.address());
    }

    private Map<String, Object> meeting(String mine, String other) {
        String script =
                "touch /tmp/%s; until [ -e /tmp/%s ]; do sleep 0.05; done; echo met"
                        .formatted(mine, other);
        return Map.of("container", fixture.name(), "command", List.of("sh", "-c", script));
    }

    private static JsonNode structured(RawClient client, int id) {
        return client.awaitCall(id, LONG).assertSuccess().structured();
    }
}
