package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {

    private static final Map<String, Object> CONTAINER =
            Map.of(
                    "State", Map.of("Status", "running", "Pid", 7),
                    "Config",
                            Map.of("Labels", Map.of("com.acme", "short", "com.acme.team", "long")),
                    "Mounts",
                            List.of(
                                    Map.of("Source", "/a", "Type", "bind"),
                                    Map.of("Type", "tmpfs"),
                                    Map.of("Source", "/b", "Type", "bind")));

    @ParameterizedTest
    @CsvSource({
        "State.Status, running",
        "state.STATUS, running",
        "State.Pid, 7",
        "Config.Labels.com.acme, short",
        "Config.Labels.com.acme.team, long",
        "Mounts.0.Source, /a",
        "Mounts.2.Source, /b",
        "Mounts.Source, '[/a, /b]'",
    })
    void leadsTo(String path, String value) {
        assertThat(FieldPath.of(path).in(CONTAINER)).map(String::valueOf).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "State.",
                "State.Status.More",
                "Mounts.9.Source",
                "Mounts.1.Source",
                "Mounts.Nothing",
                "Config.Labels.com",
                "Mounts.99999999999"
            })
    void leadsNowhere(String path) {
        assertThat(FieldPath.of(path).in(CONTAINER)).isEmpty();
    }

    @Test
    void givesWholeParts() {
        assertThat(FieldPath.of("State").in(CONTAINER)).contains(CONTAINER.get("State"));
    }
}
