package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which volumes a prune spares though nothing mounts them; what is unused is UnusedTest's. */
class UnusedVolumesTest {

    private static final String INVENTED = "ab".repeat(32);

    private static final String VOLUMES =
            """
            {"Volumes": [
              {"Name": "plain", "Driver": "local", "Options": null},
              {"Name": "empty", "Driver": "local", "Options": {}},
              {"Name": "memory", "Driver": "local",
               "Options": {"type": "tmpfs", "device": "tmpfs"}},
              {"Name": "share", "Driver": "local",
               "Options": {"type": "nfs", "o": "addr=10.0.0.1", "device": ":/export"}},
              {"Name": "limited", "Driver": "local", "Options": {"size": "10G"}},
              {"Name": "cloud", "Driver": "rexray/ebs", "Options": null},
              {"Name": "unknown", "Options": null},
              {"Name": "%s", "Driver": "rexray/ebs",
               "Labels": {"com.docker.volume.anonymous": ""}}]}
            """
                    .formatted(INVENTED);

    @ParameterizedTest
    @CsvSource({"1.41", "1.42"})
    void spareWhatIsNotSpaceOfTheEngine(String version) {
        assertThat(volumes(version, true)).containsExactly("empty", "plain");
        assertThat(volumes(version, false)).isEmpty();
    }

    @Test
    void labelsNarrowWhatIsLeft() {
        FakeEngine engine = engine("1.42");
        assertThat(
                        UnusedVolumes.of(
                                engine.client(),
                                new PruneFilters(List.of("stage"), List.of(), Optional.empty()),
                                ContainerUses.of(engine.client()),
                                true))
                .isEmpty();
    }

    private static List<String> volumes(String version, boolean named) {
        FakeEngine engine = engine(version);
        return UnusedVolumes.of(
                        engine.client(),
                        PruneFilters.NONE,
                        ContainerUses.of(engine.client()),
                        named)
                .stream()
                .map(Unused::name)
                .toList();
    }

    private static FakeEngine engine(String version) {
        return new FakeEngine()
                .answer("GET /version", 200, "{\"ApiVersion\": \"%s\"}".formatted(version))
                .answer("GET /volumes", 200, VOLUMES)
                .answer("GET /containers/json", 200, "[]");
    }
}
