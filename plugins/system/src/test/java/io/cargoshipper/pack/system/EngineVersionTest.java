package io.cargoshipper.pack.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.pack.engine.FakeEngine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineVersionTest {

    private final EngineVersion tool = new EngineVersion();

    @Test
    void tellsVersions() {
        EngineVersion.Versions versions =
                version(
                        """
                        {"Platform": {"Name": "Docker Engine - Community"}, "Version": "28.5.1",
                         "ApiVersion": "1.51", "MinAPIVersion": "1.24", "Os": "linux",
                         "Arch": "amd64", "GoVersion": "go1.24.8", "Experimental": true,
                         "Components": [{"Name": "containerd", "Version": "1.7.28"}, {}]}
                        """);
        assertThat(versions.platform()).contains("Docker Engine - Community");
        assertThat(versions.version()).contains("28.5.1");
        assertThat(versions.apiVersion()).contains("1.51");
        assertThat(versions.minApiVersion()).contains("1.24");
        assertThat(versions.os()).contains("linux");
        assertThat(versions.arch()).contains("amd64");
        assertThat(versions.experimental()).isTrue();
        assertThat(versions.kernelVersion()).isEmpty();
        assertThat(versions.components())
                .isEqualTo(
                        List.of(
                                new EngineVersion.Component("containerd", Optional.of("1.7.28")),
                                new EngineVersion.Component("unknown", Optional.empty())));
    }

    @Test
    void livesWithWhatAnEngineLeavesOut() {
        EngineVersion.Versions versions = version("{\"Platform\": {\"Name\": \"\"}}");
        assertThat(versions.platform()).isEmpty();
        assertThat(versions.version()).isEmpty();
        assertThat(versions.experimental()).isFalse();
        assertThat(versions.components()).isEmpty();
    }

    private EngineVersion.Versions version(String json) {
        return tool.version(new FakeEngine().answer("GET /version", 200, json).client());
    }
}
