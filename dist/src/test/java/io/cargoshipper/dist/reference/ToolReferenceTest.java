package io.cargoshipper.dist.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a small pack that has something of everything. */
class ToolReferenceTest {

    @Test
    void writesThePage() throws IOException {
        ShippedPack pack = pack();

        assertThat(new ToolReference(List.of(pack.index())).page("make reference"))
                .startsWith("# Tools, prompts and resources\n")
                .contains("    make reference\n")
                .endsWith(resource("harbour.md"));
    }

    @Test
    void writesAFileForEachEntry() throws IOException {
        assertThat(GoldenFiles.of(List.of(pack())).keySet())
                .containsExactly(
                        "harbour/completions/ships.json",
                        "harbour/harbour_clear_quay.json",
                        "harbour/harbour_sound_horn.json",
                        "harbour/prompts/harbour_enter.json",
                        "harbour/resources/harbour-quays.json",
                        "harbour/templates/harbour-ship-name.json");
    }

    @Test
    void theFileOfAToolHasItsHintsAndNoCode() throws IOException {
        String file = GoldenFiles.of(List.of(pack())).get("harbour/harbour_clear_quay.json");

        Map<String, Object> json = JsonMapper.shared().readValue(file, new TypeReference<>() {});
        assertThat(json)
                .doesNotContainKey("code")
                .containsEntry("capabilities", List.of("ENGINE", "FILES"))
                .containsEntry(
                        "hints",
                        Map.of(
                                "readOnlyHint", false,
                                "destructiveHint", true,
                                "idempotentHint", false,
                                "openWorldHint", false));
    }

    private static ShippedPack pack() throws IOException {
        return ShippedPack.of(
                JsonMapper.shared().readValue(resource("harbour.json"), new TypeReference<>() {}));
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = ToolReferenceTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
