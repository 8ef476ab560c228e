package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tools return reaches the client, in every kind of content that MCP has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentIT {

    private static final PackSource RICH = PackSource.ofResource("rich");

    private RawClient client;

    @BeforeAll
    void connect(@TempDir Path packs, @TempDir Path folder) {
        RICH.buildIn(packs);
        client = RawClient.of(Launch.in(folder).plugins(packs));
    }

    @AfterAll
    void disconnect() {
        client.close();
    }

    @Test
    void aRecordIsStructuredContent() {
        JsonNode structured = client.call("rich_facts", Map.of()).assertSuccess().structured();

        assertThat(structured)
                .isEqualTo(
                        json("{\"name\":\"deep thought\",\"answer\":42,\"tags\":[\"a\",\"b\"]}"));
    }

    @Test
    void aRecordIsTextToo() {
        ToolAnswer answer = client.call("rich_facts", Map.of());

        assertThat(json(answer.text())).isEqualTo(answer.structured());
    }

    @Test
    void textBesideARecordTakesThePlaceOfItsJson() {
        ToolAnswer answer = client.call("rich_both", Map.of()).assertSuccess();

        assertThat(answer.text()).isEqualTo("for people");
        assertThat(answer.structured().path("name").asString()).isEqualTo("both");
    }

    @Test
    void contentAloneHasNoStructure() {
        assertThat(client.call("rich_all", Map.of()).assertSuccess().structured().isMissingNode())
                .isTrue();
    }

    @Test
    void textArrives() {
        assertThat(content(0))
                .isEqualTo(
                        json(
                                "{\"type\":\"text\",\"text\":\"text with \\n"
                                        + " two lines and \\u20ac\"}"));
    }

    @Test
    void anImageArrives() {
        assertThat(content(1))
                .isEqualTo(
                        json(
                                "{\"type\":\"image\",\"data\":\"aW1hZ2U=\",\"mimeType\":\"image/png\"}"));
    }

    @Test
    void soundArrives() {
        assertThat(content(2))
                .isEqualTo(
                        json(
                                "{\"type\":\"audio\",\"data\":\"c291bmQ=\",\"mimeType\":\"audio/wav\"}"));
    }

    @Test
    void anEmbeddedTextArrives() {
        assertThat(content(3))
                .isEqualTo(
                        json(
                                """
                                {"type": "resource",
                                 "resource": {"uri": "rich://t", "mimeType": "text/plain", "text": "inside"}}
                                """));
    }

    @Test
    void embeddedBytesArrive() {
        assertThat(content(4))
                .isEqualTo(
                        json(
                                """
                                {"type": "resource",
                                 "resource": {"uri": "rich://b", "mimeType": "application/x-b", "blob": "Ynl0ZXM="}}
                                """));
    }

    @Test
    void aLinkArrives() {
        assertThat(content(5))
                .isEqualTo(
                        json(
                                """
                                {"type": "resource_link", "uri": "rich://l", "name": "linked",
                                 "description": "further on", "mimeType": "text/plain", "size": 7}
                                """));
    }

    private JsonNode content(int index) {
        return client.call("rich_all", Map.of())
                .assertSuccess()
                .result()
                .path("content")
                .path(index);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
