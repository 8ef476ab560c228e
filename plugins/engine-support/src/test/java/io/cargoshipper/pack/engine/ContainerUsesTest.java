package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContainerUsesTest {

    private static final String CONTAINERS =
            """
            [{"Id": "1", "Names": ["/web"], "State": "running",
              "Mounts": [{"Type": "volume", "Name": "data"}, {"Type": "bind", "Source": "/srv"},
                         {"Type": "tmpfs", "Name": ""}],
              "NetworkSettings": {"Networks": {"front": {"NetworkID": "n1"},
                                               "back": {"NetworkID": "n2"}}}},
             {"Id": "2", "Names": ["/db"], "State": "paused", "Mounts": null,
              "NetworkSettings": {"Networks": {"back": {"NetworkID": "n2"}}}},
             {"Id": "3", "Names": ["/old"], "State": "exited",
              "Mounts": [{"Type": "volume", "Name": "data"}, {"Type": "volume", "Name": "logs"}],
              "NetworkSettings": {"Networks": {"front": {"NetworkID": "n1"}}}},
             {"Id": "4", "Names": ["/new"], "State": "created",
              "NetworkSettings": {"Networks": {"front": {"NetworkID": ""}}}},
             {"Id": "5", "Names": ["/bare"], "State": "running", "NetworkSettings": null}]
            """;

    @Test
    void tellsWhoIsInANetworkNow() {
        assertThat(uses().networks())
                .isEqualTo(Map.of("n1", Set.of("web"), "n2", Set.of("db", "web")));
    }

    @Test
    void tellsWhoMountsAVolumeRunningOrNot() {
        assertThat(uses().volumes())
                .isEqualTo(Map.of("data", Set.of("old", "web"), "logs", Set.of("old")));
    }

    @Test
    void asksForAllContainers() {
        FakeEngine engine = new FakeEngine().answer("GET /containers/json", 200, CONTAINERS);
        ContainerUses.of(engine.client());
        assertThat(engine.requests()).containsExactly("GET /containers/json?all=true");
    }

    private static ContainerUses uses() {
        return ContainerUses.of(
                new FakeEngine().answer("GET /containers/json", 200, CONTAINERS).client());
    }
}
