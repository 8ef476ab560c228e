package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTest {

    @Test
    void writesBlocks() {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("target", 80);
        first.put("published", "8080");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("cpus", new BigDecimal("0.5"));
        document.put("init", true);
        document.put("none", null);
        document.put("ports", List.of(first, Map.of("target", 81)));
        document.put("words", List.of("a", "b"));
        document.put("empty", Map.of());
        document.put("nothing", List.of());
        assertThat(Yaml.write(document))
                .isEqualTo(
                        """
                        cpus: 0.5
                        init: true
                        none: null
                        ports:
                          - target: 80
                            published: "8080"
                          - target: 81
                        words:
                          - "a"
                          - "b"
                        empty: {}
                        nothing: []
                        """);
    }

    @Test
    void writesListsInMapsInLists() {
        assertThat(Yaml.write(Map.of("a", List.of(Map.of("b", List.of(Map.of("c", "d")))))))
                .isEqualTo(
                        """
                        a:
                          - b:
                              - c: "d"
                        """);
    }

    @Test
    void quotesTextsSoThatTheyStayTexts() {
        for (String text :
                List.of("yes", "1.10", "012", "null", "~", "- a", "a: b", "#c", "22:22")) {
            assertThat(Yaml.write(Map.of("k", text))).isEqualTo("k: \"" + text + "\"\n");
        }
    }

    @Test
    void escapesWhatAReaderWouldChange() {
        assertThat(Yaml.write(Map.of("k", "a\"b\\c\nd\te\r")))
                .isEqualTo("k: \"a\\\"b\\\\c\\nd\\te\\r\"\n");
        assertThat(Yaml.write(Map.of("k", "\u0000\u001b\u0085\u2028\ufeff\ud800")))
                .isEqualTo("k: \"\\u0000\\u001b\\u0085\\u2028\\ufeff\\ufffd\"\n");
        assertThat(Yaml.write(Map.of("k", "a\u200bb\u00a0c\ufe0f" + Character.toString(0xe0041))))
                .isEqualTo("k: \"a\\u200bb\\u00a0c\\ufe0f\\U000e0041\"\n");
        assertThat(Yaml.write(Map.of("k", "é 😀"))).isEqualTo("k: \"é 😀\"\n");
    }

    @Test
    void quotesKeysThatAreNotPlain() {
        assertThat(Yaml.write(Map.of("y", 1))).isEqualTo("\"y\": 1\n");
        assertThat(Yaml.write(Map.of("On", 1))).isEqualTo("\"On\": 1\n");
        assertThat(Yaml.write(Map.of("a/b", 1))).isEqualTo("\"a/b\": 1\n");
        assertThat(Yaml.write(Map.of("0", 1))).isEqualTo("\"0\": 1\n");
        assertThat(Yaml.write(Map.of("com.example.a-b", 1))).isEqualTo("com.example.a-b: 1\n");
    }

    @Test
    void marksKeysThatAreTooLong() {
        String key = "k".repeat(1024);
        assertThat(Yaml.write(Map.of(key, "v"))).isEqualTo("? " + key + "\n: \"v\"\n");
    }

    @Test
    void writesNullsInLists() {
        assertThat(Yaml.write(Map.of("a", Arrays.asList("b", null))))
                .isEqualTo("a:\n  - \"b\"\n  - null\n");
    }
}
