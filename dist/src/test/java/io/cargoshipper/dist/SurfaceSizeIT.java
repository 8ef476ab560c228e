package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much of a model's context the tools take up, with every tier allowed: what {@code tools/list}
 * sends, in bytes. Clients pass descriptions and input schemas on to the model; what they do with
 * output schemas differs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurfaceSizeIT {

    private static final int MOST_OF_ONE = 4_500;
    private static final int MOST = 64 * 1024;
    private static final int MOST_WITHOUT_OUTPUT = 40 * 1024;

    private RawClient client;
    private List<JsonNode> tools;

    @BeforeAll
    void list(@TempDir Path folder) {
        client =
                RawClient.of(
                        Launch.in(folder).variable("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true"));
        tools = pages();
        report();
    }

    @AfterAll
    void disconnect() {
        client.close();
    }

    @Test
    void noToolIsLarge() {
        SoftAssertions.assertSoftly(
                softly ->
                        tools.forEach(
                                tool ->
                                        softly.assertThat(bytes(tool))
                                                .as("bytes of %s", name(tool))
                                                .isLessThanOrEqualTo(MOST_OF_ONE)));
    }

    @Test
    void theListFitsIntoAModelsContext() {
        assertThat(tools.stream().mapToInt(SurfaceSizeIT::bytes).sum())
                .as("bytes of all tools")
                .isLessThanOrEqualTo(MOST);
    }

    @Test
    void whatEveryClientPassesOnIsSmallerStill() {
        assertThat(tools.stream().mapToInt(SurfaceSizeIT::bytesWithoutOutput).sum())
                .as("bytes of all tools without their output schemas")
                .isLessThanOrEqualTo(MOST_WITHOUT_OUTPUT);
    }

    private List<JsonNode> pages() {
        List<JsonNode> found = new ArrayList<>();
        Map<String, String> params = new HashMap<>();
        do {
            JsonNode page = client.request("tools/list", params).path("result");
            page.path("tools").forEach(found::add);
            params.clear();
            page.optional("nextCursor")
                    .ifPresent(cursor -> params.put("cursor", cursor.stringValue()));
        } while (!params.isEmpty());
        return found;
    }

    private void report() {
        StringBuilder table = new StringBuilder();
        tools.stream()
                .sorted(Comparator.comparing(SurfaceSizeIT::bytes).reversed())
                .forEach(tool -> table.append(line(name(tool), tool)));
        System.out.printf(
                "%-36s %9s %9s%n%s%-36s %,9d %,9d%n%-36s %,9d %,9d%n",
                "bytes in tools/list",
                "all",
                "no output",
                table,
                tools.size() + " tools",
                tools.stream().mapToInt(SurfaceSizeIT::bytes).sum(),
                tools.stream().mapToInt(SurfaceSizeIT::bytesWithoutOutput).sum(),
                "limits",
                MOST,
                MOST_WITHOUT_OUTPUT);
    }

    private static String line(String name, JsonNode tool) {
        return "%-36s %,9d %,9d%n".formatted(name, bytes(tool), bytesWithoutOutput(tool));
    }

    private static String name(JsonNode tool) {
        return tool.path("name").asString("");
    }

    /** As on the wire: the server sends no white space, and no character that needs no escape. */
    private static int bytes(JsonNode tool) {
        return tool.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static int bytesWithoutOutput(JsonNode tool) {
        ObjectNode rest = (ObjectNode) tool.deepCopy();
        rest.remove("outputSchema");
        return bytes(rest);
    }
}
