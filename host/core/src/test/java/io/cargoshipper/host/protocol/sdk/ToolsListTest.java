package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.catalog.OfferedTool;
import io.cargoshipper.host.transport.RawClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToolsListTest {
    private volatile List<OfferedTool> offered = List.of();

    private RawClient client(int pageSize) throws Exception {
        return RawClient.of(
                        new SdkProtocol(
                                Fixtures.IDENTITY,
                                () -> offered,
                                new FakeCalls(),
                                pageSize,
                                RequestLimits.ofThisMachine()))
                .handshake();
    }

    @Test
    void tellsAllThereIsToATool() throws Exception {
        Map<String, Object> output = Map.of("type", "object", "default", Map.of("n", 0));
        offered =
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
                                      "annotations": {"title": "Title of alpha",
                                       "readOnlyHint": false, "destructiveHint": false,
                                       "idempotentHint": false, "openWorldHint": false}},
                                     {"name": "beta", "title": "Title of beta",
                                      "description": "Does beta",
                                      "inputSchema": {"type": "object", "properties": {}},
                                      "annotations": {"title": "Title of beta",
                                       "readOnlyHint": false, "destructiveHint": false,
                                       "idempotentHint": false, "openWorldHint": false}}]}
                                    """));
        }
    }

    @Test
    void listsInPages() throws Exception {
        offered = Fixtures.tools("e", "d", "c", "b", "a");
        try (RawClient client = client(2)) {
            assertThat(pages(client))
                    .containsExactly(List.of("e", "d"), List.of("c", "b"), List.of("a"));
        }
    }

    @Test
    void doesNotPromiseAnEmptyPage() throws Exception {
        offered = Fixtures.tools("a", "b");
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
        offered = Fixtures.tools("b", "c", "d");
        try (RawClient client = client(2)) {
            client.request(1, "tools/list", "{}");
            Object cursor = Json.at(client.next(), "result", "nextCursor");
            offered = Fixtures.tools("a", "b", "bb", "c", "d");
            client.request(2, "tools/list", "{\"cursor\":\"%s\"}".formatted(cursor));

            assertThat(names(client.next())).containsExactly("d");
        }
    }

    @Test
    void saysThatTheListHasChangedWhenItsPlaceIsGone() throws Exception {
        offered = Fixtures.tools("b", "c", "d");
        try (RawClient client = client(2)) {
            client.request(1, "tools/list", "{}");
            Object cursor = Json.at(client.next(), "result", "nextCursor");
            offered = Fixtures.tools("b", "d");
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
                new SdkProtocol(
                        Fixtures.IDENTITY,
                        () -> {
                            throw new IllegalStateException("secret");
                        },
                        new FakeCalls());
        try (RawClient client = RawClient.of(protocol).handshake()) {
            client.request(1, "tools/list", "{}");

            assertThat(Json.at(client.next(), "error", "code")).isEqualTo(-32603);
            client.assertQuietAndAlive();
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
