package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineObjectTest {

    private final EngineObject object =
            parsed(
                    """
                    {"State": {"Status": "running", "Running": true, "Error": "", "ExitCode": 3},
                     "Zero": 0, "Unknown": -1, "Nothing": null, "Empty": [],
                     "Config": {"Labels": {"a.b/c": "d", "none": null}, "Cmd": ["sh", 1, "-c"]},
                     "Mounts": [{"Type": "bind"}, "no object"],
                     "Networks": {"front": {"IPAddress": "10.0.0.2"}, "gone": null}}
                    """);

    private static EngineObject parsed(String json) {
        try {
            return EngineObject.ofJson(new ObjectMapper().readValue(json, Object.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readsByPath() {
        assertThat(object.text("State.Status")).contains("running");
        assertThat(object.number("State.ExitCode")).contains(3L);
        assertThat(object.flag("State.Running")).isTrue();
        assertThat(object.texts("Config.Cmd")).containsExactly("sh", "-c");
        assertThat(object.objects("Mounts"))
                .singleElement()
                .extracting(it -> it.text("Type").orElseThrow())
                .isEqualTo("bind");
    }

    @Test
    void takesKeysOfMapsAsTheyAre() {
        assertThat(object.textsByKey("Config.Labels"))
                .containsEntry("a.b/c", "d")
                .containsEntry("none", "");
        assertThat(object.objectsByKey("Networks")).containsOnlyKeys("front", "gone");
        assertThat(object.objectsByKey("Networks").get("gone").isEmpty()).isTrue();
    }

    @Test
    void takesWhatIsMissingOrOfAnotherTypeForAbsent() {
        assertThat(object.text("State.Error")).isEmpty();
        assertThat(object.text("State.ExitCode")).isEmpty();
        assertThat(object.text("Nothing.Below")).isEmpty();
        assertThat(object.number("State.Status")).isEmpty();
        assertThat(object.positive("Zero")).isEmpty();
        assertThat(object.size("Zero")).contains(0L);
        assertThat(object.size("Unknown")).isEmpty();
        assertThat(object.textsByKey("Missing")).isEmpty();
        assertThat(object.objects("Nothing")).isEmpty();
        assertThat(object.flag("Nothing")).isFalse();
        assertThat(object.texts("Missing")).isEmpty();
        assertThat(object.object("State.Status").isEmpty()).isTrue();
        assertThat(object.has("Nothing")).isFalse();
    }

    @Test
    void takesAnythingElseThanAnObjectForOneWithoutFields() {
        for (Object value : new Object[] {null, "text", List.of(Map.of("a", "b"))}) {
            assertThat(EngineObject.ofJson(value).isEmpty()).isTrue();
        }
        assertThat(EngineObject.ofJson(Map.of(1, "b")).text("1")).contains("b");
    }

    @Test
    void tellsAnEmptyListFromNone() {
        assertThat(object.isEmptyList("Empty")).isTrue();
        assertThat(List.of("Missing", "Nothing", "Config.Cmd")).noneMatch(object::isEmptyList);
    }
}
