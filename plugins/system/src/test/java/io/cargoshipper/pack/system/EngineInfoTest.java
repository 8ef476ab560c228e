package io.cargoshipper.pack.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ResourceResult;
import io.cargoshipper.pack.engine.FakeEngine;
import org.junit.jupiter.api.Test;

class EngineInfoTest {

    @Test
    void saysInLinesWhatIsKnown() {
        ResourceResult<SystemInfo.Description> result =
                read(
                        """
                        {"Name": "build-1", "ServerVersion": "28.5.1", "Containers": 3,
                         "ContainersRunning": 1, "Images": 7, "MemTotal": 33567694848,
                         "SecurityOptions": ["name=seccomp"], "Warnings": ["no swap limit"]}
                        """);
        assertThat(result.text().lines())
                .containsExactly(
                        "Name: build-1",
                        "Engine version: 28.5.1",
                        "Containers: 3 (1 running, 0 paused, 0 stopped)",
                        "Images: 7",
                        "Memory: 33.6 GB",
                        "Security options: name=seccomp",
                        "Warning: no swap limit");
        assertThat(result.value().name()).contains("build-1");
    }

    @Test
    void livesWithAnEngineThatSaysNothing() {
        assertThat(read("{}").text()).isEqualTo("\n");
    }

    private static ResourceResult<SystemInfo.Description> read(String json) {
        return new EngineInfo().read(new FakeEngine().answer("GET /info", 200, json).client());
    }
}
