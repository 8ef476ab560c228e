package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnusedTest {

    private static final String INVENTED = "ab".repeat(32);

    private static final String NETWORKS =
            """
            [{"Id": "n1", "Name": "front", "Scope": "local", "Labels": {"a": "b"}},
             {"Id": "n2", "Name": "old", "Scope": "local", "Created": "2020-01-01T00:00:00Z"},
             {"Id": "n3", "Name": "used", "Scope": "local"},
             {"Id": "n4", "Name": "bridge", "Scope": "local"},
             {"Id": "n5", "Name": "ingress", "Scope": "swarm", "Ingress": true},
             {"Id": "n6", "Name": "template", "Scope": "local", "ConfigOnly": true}]
            """;

    private static final String VOLUMES =
            """
            {"Volumes": [{"Name": "data", "Driver": "local"},
                         {"Name": "used", "Driver": "local"},
                         {"Name": "marked", "Driver": "local",
                          "Labels": {"com.docker.volume.anonymous": ""}},
                         {"Name": "%s", "Driver": "local", "Labels": {"a": "b"}}]}
            """
                    .formatted(INVENTED);

    private static final String CONTAINERS =
            """
            [{"Id": "1", "Names": ["/web"], "State": "running",
              "Mounts": [{"Type": "volume", "Name": "used"}],
              "NetworkSettings": {"Networks": {"used": {"NetworkID": "n3"}}}}]
            """;

    private final FakeEngine engine =
            new FakeEngine()
                    .answer("GET /networks", 200, NETWORKS)
                    .answer("GET /volumes", 200, VOLUMES)
                    .answer("GET /containers/json", 200, CONTAINERS);

    @Test
    void networksThatNobodyIsIn() {
        assertThat(networks(PruneFilters.NONE)).containsExactly("front", "old");
    }

    @Test
    void networksThatFitTheFilters() {
        assertThat(networks(new PruneFilters(List.of("a=b"), List.of(), Optional.empty())))
                .containsExactly("front");
        assertThat(networks(PruneFilters.of(Map.of("until", List.of("24h")), Instant.now())))
                .containsExactly("old");
    }

    @Test
    void beforeApi142AVolumeWithAnInventedNameIsAnonymous() {
        engine.answer("GET /version", 200, "{\"ApiVersion\": \"1.41\"}");
        assertThat(volumes(false)).containsExactly(INVENTED);
    }

    @Test
    void fromApi142OnAnonymousVolumesAreMarked() {
        engine.answer("GET /version", 200, "{\"ApiVersion\": \"1.42\"}");
        assertThat(volumes(false)).containsExactly("marked");
    }

    @Test
    void namedVolumesOnlyWhereAskedFor() {
        assertThat(volumes(true)).containsExactly(INVENTED, "data", "marked");
    }

    @Test
    void anEngineWithoutVolumes() {
        FakeEngine bare =
                new FakeEngine()
                        .answer("GET /volumes", 200, "{\"Volumes\": null}")
                        .answer("GET /containers/json", 200, "[]");
        assertThat(
                        UnusedVolumes.of(
                                bare.client(),
                                PruneFilters.NONE,
                                ContainerUses.of(bare.client()),
                                true))
                .isEmpty();
    }

    private List<String> networks(PruneFilters filters) {
        return UnusedNetworks.of(engine.client(), filters, ContainerUses.of(engine.client()))
                .stream()
                .map(Unused::name)
                .toList();
    }

    private List<String> volumes(boolean named) {
        return UnusedVolumes.of(
                        engine.client(),
                        PruneFilters.NONE,
                        ContainerUses.of(engine.client()),
                        named)
                .stream()
                .map(Unused::name)
                .toList();
    }
}
