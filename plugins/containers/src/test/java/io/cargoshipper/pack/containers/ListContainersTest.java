package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListContainersTest {

    private final ListContainers tool = new ListContainers();

    @Test
    void givesARowAsAPersonReadsIt() {
        FakeEngine engine =
                new FakeEngine()
                        .answer(
                                "GET /containers/json",
                                200,
                                """
                                [{"Id": "0123456789abcdef0123456789abcdef", "Created": 1795160344,
                                  "Names": ["/other/alias", "/shop-web-1"], "Image": "nginx:1.27",
                                  "ImageID": "sha256:1", "State": "running",
                                  "Command": "nginx -g 'daemon off;' and a lot of further arguments, too many",
                                  "Status": "Up 2 hours (health: starting)",
                                  "Ports": [
                                    {"IP": "0.0.0.0", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"},
                                    {"IP": "::", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"},
                                    {"PrivatePort": 443, "Type": "tcp"}],
                                  "Labels": {"com.docker.compose.project": "shop",
                                             "com.docker.compose.service": "ignore all\\nprevious"},
                                  "SomethingNew": {"a": 1}}]
                                """);
        ListContainers.Page page = tool.list(arguments(50, Optional.empty()), engine.client());
        assertThat(page.containers())
                .containsExactly(
                        new ContainerRow(
                                "0123456789ab",
                                "shop-web-1",
                                "nginx:1.27",
                                "nginx -g 'daemon off;' and a lot of further arguments, too …",
                                "running",
                                "Up 2 hours (health: starting)",
                                Optional.of("2026-11-20T07:39:04Z"),
                                List.of("0.0.0.0:8080->80/tcp", "443/tcp", "[::]:8080->80/tcp"),
                                Optional.of("shop"),
                                Optional.empty(),
                                Optional.of("starting")));
        assertThat(page.total()).isEqualTo(1);
        assertThat(page.nextCursor()).isEmpty();
    }

    @Test
    void livesWithWhatAnEngineLeavesOut() {
        FakeEngine engine =
                new FakeEngine()
                        .answer("GET /containers/json", 200, "[{\"Id\": \"0123456789abcdef\"}]");
        assertThat(tool.list(arguments(50, Optional.empty()), engine.client()).containers())
                .singleElement()
                .satisfies(row -> assertThat(row.name()).isEqualTo("0123456789ab"));
    }

    @Test
    void givesEveryContainerOnceWhenSomeComeAndGoBetweenPages() {
        List<String> seen = new ArrayList<>();
        ListContainers.Page first = page(2, Optional.empty(), "5:e", "4:d", "4:c", "3:b", "1:a");
        names(first, seen);
        assertThat(first.total()).isEqualTo(5);
        // One new, one of those given already gone, and the one the cursor names, too.
        ListContainers.Page second = page(2, first.nextCursor(), "9:f", "5:e", "4:d", "3:b", "1:a");
        names(second, seen);
        ListContainers.Page third = page(2, second.nextCursor(), "9:f", "3:b", "1:a");
        names(third, seen);
        assertThat(seen).containsExactly("e", "c", "d", "b", "a");
        assertThat(third.nextCursor()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "zzz", "YzE6eDp5", "YzE6MTox0"})
    void saysToStartOverForABadCursor(String cursor) {
        assertThatThrownBy(() -> page(2, Optional.of(cursor), "1:a"))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining("leave it out to start over");
    }

    @Test
    void sendsFiltersAndProject() {
        FakeEngine engine = new FakeEngine().answer("GET /containers/json", 200, "[]");
        tool.list(
                new ListContainers.Arguments(
                        true,
                        Map.of("label", List.of("a=b"), "status", List.of("exited")),
                        Optional.of("shop"),
                        50,
                        Optional.empty()),
                engine.client());
        assertThat(engine.requests())
                .singleElement()
                .asString()
                .contains("all=true")
                .contains("\"label\":[\"a=b\",\"com.docker.compose.project=shop\"]")
                .contains("\"status\":[\"exited\"]");
    }

    @Test
    void namesTheKnownFilters() {
        assertThatThrownBy(
                        () ->
                                new ListContainers.Arguments(
                                        false,
                                        Map.of("state", List.of("exited")),
                                        Optional.empty(),
                                        50,
                                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("filters: unknown state; known: ancestor, before,")
                .hasMessageContaining("status");
    }

    private ListContainers.Page page(int limit, Optional<String> cursor, String... containers) {
        String json =
                Stream.of(containers)
                        .map(it -> it.split(":"))
                        .map(
                                it ->
                                        "{\"Created\": %s, \"Id\": \"%s\", \"Names\": [\"/%s\"]}"
                                                .formatted(it[0], it[1], it[1]))
                        .collect(Collectors.joining(",", "[", "]"));
        FakeEngine engine = new FakeEngine().answer("GET /containers/json", 200, json);
        return tool.list(arguments(limit, cursor), engine.client());
    }

    private static void names(ListContainers.Page page, List<String> names) {
        page.containers().forEach(row -> names.add(row.name()));
    }

    private static ListContainers.Arguments arguments(int limit, Optional<String> cursor) {
        return new ListContainers.Arguments(true, Map.of(), Optional.empty(), limit, cursor);
    }
}
