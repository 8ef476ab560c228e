package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineFiltersTest {

    @Test
    void namesWhatIsUnknownAndWhatIsNot() {
        List<String> known = List.of("label", "name");
        assertThatCode(() -> EngineFilters.require(Map.of("name", List.of("a")), known))
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () ->
                                EngineFilters.require(
                                        Map.of("nmae", List.of("a"), "label", List.of()), known))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("filters: unknown nmae; known: label, name");
    }

    @Test
    void writesJson() {
        assertThat(EngineFilters.json(Map.of("label", List.of("a=\"b\"", "c\\d\n"))))
                .isEqualTo("{\"label\":[\"a=\\\"b\\\"\",\"c\\\\d\\n\"]}");
        assertThat(EngineFilters.json(Map.of("label!", List.of("a.b"))))
                .isEqualTo("{\"label!\":[\"a.b\"]}");
    }
}
