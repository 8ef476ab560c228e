package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.catalog.OfferedTool;
import io.cargoshipper.host.transport.RawClient;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolsListTest {
    private final FakeOfferings offerings = new FakeOfferings();

    private RawClient client(int pageSize) throws Exception {
        return RawClient.of(
                        Fixtures.protocol(
                                offerings,
                                new FakeCalls(),
                                pageSize,
                                RequestLimits.ofThisMachine()))
                .handshake();
    }

    @Test
    void tellsAllThereIsToATool() throws Exception {
        Map<String, Object> output = Map.of("type", "object", "default", Map.of("n", 0));
        offerings.tools =
                List.of(
                        Fixtures.tool("alpha", Optional.of(output)),
                        Fixtures.tool("beta", Optional.empty()));
        try (RawClient client = client(1_000)) {
            client.request(1, "tools/list", "{}");

            assertThat(client.next().get("result"))
                    .isEqualTo(
                            Json.parse(
                                    """
                                    {"tools": [
                                     {"name": "alpha", "title": "Title of alpha",
                                      "description": "Does alpha",
                                      "inputSchema": {"type": "object", "properties": {}},
                                      "outputSchema": {"type": "object", "default": {"n": 0}},
                                      "annotations": {"readOnlyHint": false, "destructiveHint": false,
                                       "idempotentHint": false, "openWorldHint": false}},
                                     {"name": "beta", "title": "Title of beta",
                                      "description": "Does beta",
                                      "inputSchema": {"type": "object", "properties": {}},
                                      "annotations": {"readOnlyHint": false, "destructiveHint": false,
                                       "idempotentHint": false, "openWorldHint": false}}]}
                                    """));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-05, 'name description inputSchema'",
        "2025-03-26, 'name description inputSchema annotations'",
        "2025-06-18, 'name title description inputSchema outputSchema annotations'",
        "2025-11-25, 'name title description inputSchema outputSchema annotations'",
    })
    void tellsNoMoreThanARevisionKnows(String version, String members) throws Exception {
        offerings.tools = List.of(Fixtures.tool("alpha", Optional.of(Map.of("type", "object"))));
        try (RawClient client =
                RawClient.of(Fixtures.protocol(offerings, new FakeCalls())).handshake(version)) {
            client.request(1, "tools/list", "{}");

            assertThat(Json.at(client.next(), "result", "tools", 0))
                    .asInstanceOf(Json.OBJECT)
                    .containsOnlyKeys(members.split(" "));
        }
    }

    @Test
    void listsInPages() throws Exception {
        offerings.tools = Fixtures.tools("e", "d", "c", "b", "a");
        try (RawClient client = client(2)) {
            assertThat(pages(client))
                    .containsExactly(List.of("e", "d"), List.of("c", "b"), List.of("a"));
        }
    }

    @Test
    void doesNotPromiseAnEmptyPage() throws Exception {
        offerings.tools = Fixtures.tools("a", "b");
        try (RawClient client = client(2)) {
            assertThat(pages(client)).containsExactly(List.of("a", "b"));
        }
    }

    @Test
    void listsNothingAsAnEmptyPage() throws Exception {
        try (RawClient client = client(2)) {
            assertThat(pages(client)).containsExactly(List.of());
        }
    }

    @Test
    void goesOnBehindTheLastItemWhenTheListHasGrown() throws Exception {
        offerings.tools = Fixtures.tools("b", "c", "d");
        try (RawClient client = client(2)) {
            client.request(1, "tools/list", "{}");
            Object cursor = Json.at(client.next(), "result", "nextCursor");
            offerings.tools = Fixtures.tools("a", "b", "bb", "c", "d");
            client.request(2, "tools/list", "{\"cursor\":\"%s\"}".formatted(cursor));

            assertThat(names(client.next())).containsExactly("d");
        }
    }

    @Test
    void saysThatTheListHasChangedWhenItsPlaceIsGone() throws Exception {
        offerings.tools = Fixtures.tools("b", "c", "d");
        try (RawClient client = client(2)) {
            client.request(1, "tools/list", "{}");
            Object cursor = Json.at(client.next(), "result", "nextCursor");
            offerings.tools = Fixtures.tools("b", "d");
            client.request(2, "tools/list", "{\"cursor\":\"%s\"}".formatted(cursor));

            assertThat(Json.at(client.next(), "error"))
                    .isEqualTo(
                            Map.of(
                                    "code",
                                    -32602,
                                    "message",
                                    "unknown cursor '%s': not one of this server's, or the list has"
                                                    .formatted(cursor)
                                            + " changed since; ask again without a cursor"));
        }
    }

    @Test
    void aCatalogueThatFailsIsNotTheClientsToRead() throws Exception {
        SdkProtocol protocol =
                Fixtures.protocol(FakeOfferings.of(new BrokenList()), new FakeCalls());
        try (RawClient client = RawClient.of(protocol).handshake()) {
            client.request(1, "tools/list", "{}");

            assertThat(Json.at(client.next(), "error", "code")).isEqualTo(-32603);
            client.assertQuietAndAlive();
        }
    }

    private static final class BrokenList extends AbstractList<OfferedTool> {
        @Override
        public OfferedTool get(int index) {
            throw new IllegalStateException("secret");
        }

        @Override
        public int size() {
            return 1;
        }
    }

    private static List<List<Object>> pages(RawClient client) throws Exception {
        List<List<Object>> pages = new ArrayList<>();
        String params = "{}";
        while (true) {
            client.request(pages.size(), "tools/list", params);
            Map<String, Object> answer = client.next();
            pages.add(names(answer));
            Object cursor = Json.at(answer, "result", "nextCursor");
            if (cursor == null) {
                return pages;
            }
            params = "{\"cursor\":\"%s\"}".formatted(cursor);
        }
    }

    private static List<Object> names(Map<String, Object> answer) {
        List<Object> names = new ArrayList<>();
        for (Object tool : (List<?>) Json.at(answer, "result", "tools")) {
            names.add(Json.at(tool, "name"));
        }
        return names;
    }
}
