package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

    @Test
    void readsWhatIsThere() {
        JsonObject object =
                JsonObject.of(
                        Map.of(
                                "text",
                                "a",
                                "number",
                                3,
                                "flag",
                                true,
                                "texts",
                                Arrays.asList("x", null, 1),
                                "objects",
                                List.of(Map.of("text", "b"), "no object"),
                                "labels",
                                Map.of("k", "v", "n", 1)));
        assertThat(object.text("text")).contains("a");
        assertThat(object.number("number")).contains(3L);
        assertThat(object.isTrue("flag")).isTrue();
        assertThat(object.texts("texts")).containsExactly("x");
        assertThat(object.objects("objects"))
                .singleElement()
                .satisfies(it -> assertThat(it.text("text")).contains("b"));
        assertThat(object.textMap("labels")).isEqualTo(Map.of("k", "v", "n", "1"));
        assertThat(object.has("text")).isTrue();
    }

    @Test
    void livesWithWhatIsNotThereOrIsSomethingElse() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("null", null);
        fields.put("empty", "");
        fields.put("unknown", -1);
        for (JsonObject object : List.of(JsonObject.of(fields), JsonObject.of(null))) {
            for (String field : List.of("null", "empty", "absent")) {
                assertThat(object.text(field)).isEmpty();
                assertThat(object.number(field)).isEmpty();
                assertThat(object.isTrue(field)).isFalse();
                assertThat(object.texts(field)).isEmpty();
                assertThat(object.objects(field)).isEmpty();
                assertThat(object.textMap(field)).isEmpty();
            }
            assertThat(object.size("unknown")).isEmpty();
            assertThat(object.has("null")).isFalse();
        }
    }
}
