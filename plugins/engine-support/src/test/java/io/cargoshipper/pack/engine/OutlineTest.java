package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutlineTest {

    @Test
    void aLineForEachValueIndentedBelowWhatItBelongsTo() {
        Map<String, Object> mount = new LinkedHashMap<>();
        mount.put("Type", "bind");
        mount.put("Options", Map.of("ro", true));
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("Name", "web");
        value.put("Args", List.of("-c", "a\nb"));
        value.put("State", Map.of("Pid", 7));
        value.put("Mounts", List.of(mount, Map.of("Type", "volume")));
        value.put("Labels", Map.of());
        value.put("Nothing", null);
        assertThat(Outline.of(value))
                .isEqualTo(
                        """
                        Name: web
                        Args: -c, a b
                        State:
                          Pid: 7
                        Mounts:
                          - Type: bind
                            Options:
                              ro: true
                          - Type: volume
                        Labels:
                        Nothing:
                        """);
    }

    @Test
    void nothingIsNoLine() {
        assertThat(Outline.of(Map.of())).isEmpty();
    }
}
