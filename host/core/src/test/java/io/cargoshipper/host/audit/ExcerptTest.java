package io.cargoshipper.host.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class ExcerptTest {

    @Test
    void whatIsShortStaysAsItIs() {
        Map<String, Object> value = Map.of("a", List.of(1, true, "x"), "b", Map.of("c", 2.5));

        assertThat(Excerpt.ofJson(value)).isEqualTo(value);
    }

    @Test
    void whatIsLongIsCutAndSaysSo() {
        assertThat(Excerpt.ofJson("x".repeat(5000)).toString()).hasSize(501).endsWith("…");
        assertThat(Excerpt.ofJson(Collections.nCopies(500, 1)).toString()).contains("… 450 more");
    }

    @Test
    void howeverMuchThereIsALineStaysReadable() {
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            deep = new ArrayList<>(List.of(deep, "y".repeat(400)));
        }
        Map<String, Object> wide =
                Map.of("deep", deep, "wide", Collections.nCopies(50, "z".repeat(400)));

        assertThat(JsonMapper.shared().writeValueAsString(Excerpt.ofJson(wide)))
                .hasSizeLessThan(12_000);
    }

    @Test
    void aTextForALineHasNoControls() {
        assertThat(Excerpt.of("a\r\nb\u001b[31m\u007f")).isEqualTo("a??b?[31m?");
    }
}
