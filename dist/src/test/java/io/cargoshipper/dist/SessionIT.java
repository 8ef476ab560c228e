package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How a session begins and how it ends. */
class SessionIT {

    private static final int INVALID_REQUEST = -32600;

    private static final Map<String, Integer> A_SECOND = Map.of("millis", 1000);
    private static final Map<String, Integer> A_MINUTE = Map.of("millis", 60_000);

    @TempDir static Path packs;
    @TempDir Path folder;

    @BeforeAll
    static void buildPack() {
        SleepyPack.source().buildIn(packs);
    }

    @Test
    void aRequestBeforeTheHandshakeIsRefused() {
        try (RawClient client = RawClient.strangerTo(launch().start())) {
            JsonNode error = client.request("tools/list", Map.of()).path("error");

            assertThat(error.path("code").asInt()).isEqualTo(INVALID_REQUEST);
            assertThat(error.path("message").asString()).contains("initialize");
            client.assertAlive();
        }
    }

    @Test
    void theNewestVersionIsOfferedToAClientOfAnUnknownOne() {
        try (RawClient client = RawClient.strangerTo(launch().start())) {
            JsonNode result =
                    client.request(
                                    "initialize",
                                    Map.of(
                                            "protocolVersion",
                                            "1999-01-01",
                                            "capabilities",
                                            Map.of(),
                                            "clientInfo",
                                            Map.of("name", "old", "version", "1")))
                            .path("result");

            assertThat(result.path("protocolVersion").asString()).isEqualTo("2025-11-25");
        }
    }

    @Test
    void withoutInputTheServerEndsWell() {
        try (RawClient client = RawClient.strangerTo(launch().start())) {
            client.endInput();

            assertThat(client.awaitExit()).isZero();
        }
    }

    @Test
    void aCallInFlightAtTheEndOfInputIsAnswered() {
        try (RawClient client = RawClient.of(launch())) {
            int id = client.sendCall(SleepyPack.NAP, A_SECOND);
            client.endInput();

            client.awaitCall(id).assertSuccess();
            assertThat(client.awaitExit()).isZero();
        }
    }

    @Test
    void aCallInFlightAtSigtermIsAnswered() {
        try (RawClient client = RawClient.of(launch())) {
            int id = client.sendCall(SleepyPack.NAP, A_SECOND);
            client.assertAlive();
            client.server().terminate();

            client.awaitCall(id).assertSuccess();
            assertThat(client.awaitExit()).isZero();
        }
    }

    @Test
    void anIdleServerEndsWellAtSigterm() {
        try (RawClient client = RawClient.of(launch())) {
            client.server().terminate();

            assertThat(client.awaitExit()).isZero();
        }
    }

    @Test
    void aCallThatGoesOnForTooLongDoesNotKeepTheServer() {
        Launch launch = launch().configuration("limits.drain-time = 1s");
        try (RawClient client = RawClient.of(launch)) {
            int id = client.sendCall(SleepyPack.NAP, A_MINUTE);
            client.assertAlive();
            long start = System.nanoTime();
            client.endInput();

            client.awaitExit();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(10));
            client.assertUnanswered(id, Duration.ZERO);
        }
    }

    private Launch launch() {
        return Launch.in(folder).plugins(packs);
    }
}
