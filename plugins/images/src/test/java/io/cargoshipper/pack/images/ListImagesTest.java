package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.pack.engine.FakeEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListImagesTest {

    private static final String LIST =
            """
            [{"Id": "sha256:aaaaaaaaaaaaaaaa", "RepoTags": ["a:1"], "Created": 10, "Size": 7},
             {"Id": "sha256:bbbbbbbbbbbbbbbb", "RepoTags": ["<none>:<none>"], "Created": 30},
             {"Id": "sha256:cccccccccccccccc", "RepoTags": ["c:1", "c:2"], "Created": 20}]
            """;

    private final ListImages tool = new ListImages();
    private final FakeEngine engine =
            new FakeEngine()
                    .answer("GET /images/json", 200, LIST)
                    .answer(
                            "GET /containers/json",
                            200,
                            """
                            [{"Id": "1", "ImageID": "sha256:cccccccccccccccc"},
                             {"Id": "2", "ImageID": "sha256:cccccccccccccccc"}]
                            """);

    @Test
    void listsTheNewestFirstWithTheirUse() {
        ListImages.Page page = list(50, Optional.empty());
        assertThat(page.images())
                .extracting(ImageRow::id)
                .containsExactly("bbbbbbbbbbbb", "cccccccccccc", "aaaaaaaaaaaa");
        assertThat(page.images()).extracting(ImageRow::containers).containsExactly(0, 2, 0);
        assertThat(page.images().get(0).tags()).isEmpty();
        assertThat(page.images().get(1).tags()).containsExactly("c:1", "c:2");
        assertThat(page.images().get(1).created()).contains("1970-01-01T00:00:20Z");
        assertThat(page.images().get(2).sizeBytes()).isEqualTo(7);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.nextCursor()).isEmpty();
    }

    @Test
    void goesOnPageByPage() {
        ListImages.Page first = list(2, Optional.empty());
        assertThat(first.total()).isEqualTo(3);
        ListImages.Page second = list(2, first.nextCursor());
        assertThat(second.images()).extracting(ImageRow::id).containsExactly("aaaaaaaaaaaa");
        assertThat(second.nextCursor()).isEmpty();
    }

    @Test
    void passesFiltersOn() {
        tool.list(
                new ListImages.Arguments(
                        true, Map.of("reference", List.of("c*")), 50, Optional.empty()),
                engine.client());
        assertThat(engine.requests().get(0))
                .contains("all=true", "filters={\"reference\":[\"c*\"]}");
    }

    @Test
    void refusesUnknownFilters() {
        assertThatThrownBy(
                        () ->
                                new ListImages.Arguments(
                                        false, Map.of("name", List.of("c")), 50, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown name; known: before, dangling, label, reference");
    }

    private ListImages.Page list(int limit, Optional<String> cursor) {
        return tool.list(new ListImages.Arguments(false, Map.of(), limit, cursor), engine.client());
    }
}
