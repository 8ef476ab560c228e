package io.cargoshipper.pack.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthcheckTest {

    private final Healthcheck tool = new Healthcheck();

    @Test
    void tellsThatAnEngineIsWell() {
        Healthcheck.Health health =
                check(
                        new CannedEngine()
                                .answer("/_ping", 200, "OK")
                                .answer(
                                        "/version",
                                        200,
                                        "{\"Version\": \"28.5.1\", \"ApiVersion\": \"1.51\"}")
                                .answer(
                                        "/info",
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
        Healthcheck.Health health = check(new CannedEngine());
        assertThat(health.healthy()).isFalse();
        assertThat(health.reachable()).isFalse();
        assertThat(health.reason()).contains("no engine answers: Connection refused");
        assertThat(health.latencyMs()).isEmpty();
    }

    @Test
    void answersForAnEngineThatOnlyPings() {
        Healthcheck.Health health =
                check(
                        new CannedEngine()
                                .answer("/_ping", 200, "OK")
                                .answer("/version", 500, "{\"message\": \"disk full\"}"));
        assertThat(health.healthy()).isFalse();
        assertThat(health.reachable()).isTrue();
        assertThat(health.reason().orElseThrow())
                .startsWith("it answers pings alone: ")
                .contains("disk full");
    }

    @Test
    void timesAPingAndNotTheFirstContact() {
        Duration contact = Duration.ofSeconds(1);
        Healthcheck.Health health =
                check(new CannedEngine().answer("/_ping", 200, "OK").slowAtFirst(contact));
        assertThat(health.reachable()).isTrue();
        assertThat(health.latencyMs().orElseThrow()).isLessThan(1_000.0);
    }

    @Test
    void doesNotTakeACancelledCallForAnIllEngine() {
        assertThatThrownBy(() -> tool.check(new FakeCall(true), new CannedEngine().client()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }

    private Healthcheck.Health check(CannedEngine engine) {
        return tool.check(new FakeCall(false), engine.client());
    }
}
