package io.cargoshipper.api.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.index.CodeIndex.Parameter;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.ToolIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What comes out of a good pack. */
class PackBuilderTest {

    /** Keywords that some model provider chokes on. */
    private static final Set<String> UNWELCOME =
            Set.of("$ref", "$defs", "$schema", "$id", "anyOf", "oneOf", "allOf", "not", "const");

    @TempDir private Path folder;

    @Test
    void writesTheIndexThatTheHostReads() throws IOException {
        PackBuild.Built built = Harbour.build(folder);

        byte[] written = PackFiles.written(built).get(PackIndex.PATH);
        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(golden());
        assertThat(PackIndex.fromJson(JsonMapper.shared().readValue(written, Map.class)).toJson())
                .isEqualTo(built.index().toJson());
    }

    private static String golden() throws IOException {
        try (InputStream file = PackBuilderTest.class.getResourceAsStream("harbour-pack.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void listsToolsByNameWithWhatTheyAskFor() throws IOException {
        List<ToolIndex> tools = Harbour.build(folder).index().tools();

        assertThat(tools)
                .extracting(ToolIndex::name)
                .containsExactly(
                        "harbour-clear-quay",
                        "harbour_fail",
                        "harbour_list_ships",
                        "harbour_sound_horn");
        assertThat(tools.get(0).code().parameters())
                .containsExactly(
                        Parameter.FILES, Parameter.ARGUMENTS, Parameter.ENGINE, Parameter.CALL);
    }

    @Test
    void pointsAtWhatIsSecretOrUntrusted() throws IOException {
        ToolIndex list = Harbour.build(folder).index().tools().get(2);

        assertThat(list.untrusted()).containsExactly("/rows/*/labels", "/logs");
        assertThat(list.secret())
                .containsExactly(
                        "/in/berth/gate_token", "/in/other_berths/*/gate_token", "/out/token");
    }

    @Test
    void writesSchemasThatModelProvidersTake() throws IOException {
        for (ToolIndex tool : Harbour.build(folder).index().tools()) {
            assertThat(tool.inputSchema()).containsEntry("type", "object");
            checkSchema(tool.inputSchema(), true);
            tool.outputSchema().ifPresent(schema -> checkSchema(schema, false));
        }
    }

    private static void checkSchema(Object json, boolean closed) {
        assertThat(json).as("no boolean schemas").isInstanceOf(Map.class);
        Map<?, ?> schema = (Map<?, ?>) json;
        assertThat(schema.get("type")).as("no type unions").isInstanceOf(String.class);
        assertThat(schema.keySet().stream().map(Object::toString))
                .doesNotContainAnyElementsOf(UNWELCOME);
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.values().forEach(property -> checkSchema(property, closed));
            assertThat(schema.get("additionalProperties")).isEqualTo(closed ? false : null);
            if (schema.get("required") instanceof Collection<?> required) {
                required.forEach(name -> assertThat(properties.containsKey(name)).isTrue());
            }
        } else if (schema.containsKey("additionalProperties")) {
            checkSchema(schema.get("additionalProperties"), closed);
        }
        if ("array".equals(schema.get("type"))) {
            checkSchema(schema.get("items"), closed);
        }
    }

    @Test
    void comesOutTheSameEachTime(@TempDir Path other) throws IOException {
        Map<String, byte[]> first = PackFiles.written(Harbour.build(folder));
        Map<String, byte[]> second = PackFiles.written(Harbour.build(other));

        assertThat(second.keySet()).containsExactlyElementsOf(first.keySet());
        first.forEach((path, bytes) -> assertThat(second.get(path)).as(path).isEqualTo(bytes));
    }

    @Test
    void tellsAVersionThatIsNone() throws IOException {
        Harbour.copyTo(folder);

        assertThatThrownBy(() -> PackBuilder.build(folder, List.of(), " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version");
    }
}
