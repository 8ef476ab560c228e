package io.cargoshipper.api.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.RaisesTier;
import io.cargoshipper.api.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PackIndexTest {

    private static final PackIndex INDEX =
            new PackIndex(
                    "0.1",
                    "sweep",
                    "1.0",
                    "example.SweepPack",
                    List.of(new PackIndex.SettingIndex("backend.url", "Where it is.")),
                    List.of(
                            tool(
                                    "sweep",
                                    Optional.of("example.Rule"),
                                    Optional.of(Map.of("type", "object"))),
                            tool("sweep_all", Optional.empty(), Optional.empty())));

    @Test
    void whatIsWrittenIsRead() {
        assertThat(PackIndex.fromJson(INDEX.toJson())).isEqualTo(INDEX);
    }

    @Test
    void entriesOfLaterReleasesArePassedOver() {
        Map<String, Object> json = new LinkedHashMap<>(INDEX.toJson());
        json.put("novelty", List.of(1));

        assertThat(PackIndex.fromJson(json)).isEqualTo(INDEX);
    }

    @Test
    void anotherFormatIsRefusedWithTheMend() {
        Map<String, Object> json = new LinkedHashMap<>(INDEX.toJson());
        json.put("format", 2);

        assertThatThrownBy(() -> PackIndex.fromJson(json))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("found 2")
                .hasMessageContaining("rebuild");
    }

    @Test
    void whatIsMissingOrMistypedIsNamedByItsPlace() {
        assertRefused("index: expected an object, found an array", List.of());
        assertRefused("index.tools[0].tier: 'HIGH' is not one of [SAFE", broken("tier", "HIGH"));
        assertRefused("index.tools[0].title: expected a string, found '1'", broken("title", 1));
        assertRefused("index.tools[0].code: expected an object", broken("code", null));
        assertRefused("index.tools[0].raises: expected an array", broken("raises", "force"));
    }

    @Test
    void anUnknownCapabilityIsNamed() {
        Map<String, Object> code = new LinkedHashMap<>();
        code.put("class", "c");
        code.put("method", "m");
        code.put("invoker", "i");
        code.put("parameters", List.of("MOON"));

        assertRefused("does not know the capability 'MOON'", broken("code", code));
    }

    @Test
    void capabilitiesAreThoseThatPolicyCanWithhold() {
        assertThat(INDEX.tools().get(0).capabilities()).containsExactly(ToolIndex.Parameter.ENGINE);
    }

    @Test
    void whatBreaksTheRulesIsRefused() {
        assertRefused("tools[0].name: 'a b' is no name that", broken("name", "a b"));
        assertRefused(
                "tools[0].description: '%s…' has 1,024 characters".formatted("x".repeat(80)),
                broken("description", "x".repeat(1024)));
        assertRefused("tools[0].title: ' ' has 1 characters", broken("title", " "));
        assertRefused(
                "tools[0].timeoutSeconds: '3601' is not 0 to 3600", broken("timeoutSeconds", 3601));
        assertRefused(
                "tools[0].inputSchema.type: 'array' is not 'object'",
                broken("inputSchema", Map.of("type", "array")));
        assertRefused(
                "tools[0].outputSchema.type: 'null' is not 'object'",
                broken("outputSchema", Map.of()));

        assertRefused("index.name: '../x' is no name of a pack", with("name", "../x"));
        assertRefused("index.api: 'x.1' is no API level", with("api", "x.1"));
        assertRefused("index.version: 'a\nb' is no version", with("version", "a\nb"));
        assertRefused(
                "index.settings: 'a..b' is no path",
                with("settings", List.of(Map.of("path", "a..b", "doc", "D"))));
    }

    @Test
    void aToolThatIsThereTwiceIsRefused() {
        Object tools = INDEX.toJson().get("tools");
        Object first = ((List<?>) tools).get(0);

        assertRefused(
                "tools[1].name: 'sweep' is the name of", with("tools", List.of(first, first)));
    }

    private static Map<String, Object> with(String key, Object value) {
        Map<String, Object> json = new LinkedHashMap<>(INDEX.toJson());
        json.put(key, value);
        return json;
    }

    private static void assertRefused(String message, Object json) {
        assertThatThrownBy(() -> PackIndex.fromJson(json))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining(message);
    }

    @SuppressWarnings("unchecked") // as written by toJson
    private static Map<String, Object> broken(String key, Object value) {
        Map<String, Object> json = new LinkedHashMap<>(INDEX.toJson());
        Map<String, Object> tool =
                new LinkedHashMap<>((Map<String, Object>) ((List<?>) json.get("tools")).get(0));
        tool.put(key, value);
        json.put("tools", List.of(tool));
        return json;
    }

    private static ToolIndex tool(
            String name, Optional<String> rule, Optional<Map<String, Object>> output) {
        return new ToolIndex(
                name,
                "Sweep",
                "Removes what has stopped.",
                Tier.MODERATE,
                List.of(new ToolIndex.Raise("force", Tier.DESTRUCTIVE, RaisesTier.When.SET)),
                rule,
                true,
                false,
                60,
                new ToolIndex.Code(
                        "example.Tools",
                        "sweep",
                        "example.Invoker",
                        rule.map(ignored -> "example.Sweep"),
                        List.of(ToolIndex.Parameter.CALL, ToolIndex.Parameter.ENGINE)),
                Map.of("type", "object"),
                output,
                List.of("/removed/*"),
                List.of());
    }
}
