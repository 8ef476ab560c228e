package io.cargoshipper.pack.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthcheckTest {

    private final Healthcheck tool = new Healthcheck();

    @Test
    void tellsThatAnEngineIsWell() {
        Healthcheck.Health health =
                check(
                        new FakeEngine()
                                .answer("GET /_ping", 200, "OK")
                                .answer(
                                        "GET /version",
                                        200,
                                        "{\"Version\": \"28.5.1\", \"ApiVersion\": \"1.51\"}")
                                .answer(
                                        "GET /info",
                                        200,
                                        """
                                        {"Containers": 5, "ContainersRunning": 3,
                                         "ContainersPaused": 0, "ContainersStopped": 2,
                                         "Images": 7, "Warnings": ["no swap limit"]}
                                        """));
        assertThat(health.healthy()).isTrue();
        assertThat(health.reachable()).isTrue();
        assertThat(health.latencyMs().orElseThrow()).isNotNegative();
        assertThat(health.version()).contains("28.5.1");
        assertThat(health.apiVersion()).contains("1.51");
        assertThat(health.containers())
                .contains(
                        new SystemInfo.Containers(
                                Optional.of(5), Optional.of(3), Optional.of(0), Optional.of(2)));
        assertThat(health.images()).contains(7);
        assertThat(health.warnings()).isEqualTo(List.of("no swap limit"));
    }

    @Test
    void answersForAnEngineThatDoesNot() {
        Healthcheck.Health health = check(nobody());
        assertThat(health.healthy()).isFalse();
        assertThat(health.reachable()).isFalse();
        assertThat(health.reason()).contains("no engine answers: Connection refused");
        assertThat(health.latencyMs()).isEmpty();
    }

    @Test
    void answersForAnEngineThatOnlyPings() {
        Healthcheck.Health health =
                check(
                        new FakeEngine()
                                .answer("GET /_ping", 200, "OK")
                                .answer("GET /version", 500, "{\"message\": \"disk full\"}"));
        assertThat(health.healthy()).isFalse();
        assertThat(health.reachable()).isTrue();
        assertThat(health.reason().orElseThrow())
                .startsWith("it answers pings alone: ")
                .contains("disk full");
    }

    @Test
    void timesAPingAndNotTheFirstContact() {
        FakeEngine engine =
                new FakeEngine()
                        .stream("GET /_ping", 200, HealthcheckTest::afterASecond)
                                .answer("GET /_ping", 200, "OK");
        Healthcheck.Health health = check(engine);
        assertThat(health.reachable()).isTrue();
        assertThat(health.latencyMs().orElseThrow()).isLessThan(1_000.0);
    }

    @Test
    void doesNotTakeACancelledCallForAnIllEngine() {
        FakeCall call = FakeCall.ofSeconds(10);
        call.cancel();
        assertThatThrownBy(() -> tool.check(call, nobody().client()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }

    /** Fails as the real transport does where nobody listens. */
    private static FakeEngine nobody() {
        return new FakeEngine()
                .stream(
                        "GET /_ping",
                        200,
                        () -> {
                            throw new UncheckedIOException(new IOException("Connection refused"));
                        });
    }

    /** As where a client finds its engine with the first request. */
    private static InputStream afterASecond() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new ByteArrayInputStream("OK".getBytes(StandardCharsets.UTF_8));
    }

    private Healthcheck.Health check(FakeEngine engine) {
        return tool.check(FakeCall.ofSeconds(10), engine.client());
    }
}
