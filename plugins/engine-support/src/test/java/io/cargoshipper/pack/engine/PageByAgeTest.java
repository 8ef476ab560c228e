package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageByAgeTest {

    private record Thing(long created, String id) {}

    private static final PageByAge.Order<Thing> ORDER =
            new PageByAge.Order<>(Thing::created, Thing::id);

    private final List<Thing> things =
            new ArrayList<>(
                    List.of(
                            new Thing(10, "sha256:b"),
                            new Thing(30, "sha256:c"),
                            new Thing(10, "sha256:a"),
                            new Thing(20, "sha256:d")));

    @Test
    void givesTheNewestFirst() {
        PageByAge<Thing> page = page(10, Optional.empty());
        assertThat(page.rows())
                .extracting(Thing::id)
                .containsExactly("sha256:c", "sha256:d", "sha256:a", "sha256:b");
        assertThat(page.total()).isEqualTo(4);
        assertThat(page.nextCursor()).isEmpty();
    }

    @Test
    void nothingIsSkippedOrRepeatedWhenThingsComeAndGo() {
        PageByAge<Thing> first = page(2, Optional.empty());
        things.add(new Thing(40, "sha256:e"));
        things.removeAll(first.rows());
        PageByAge<Thing> second = page(2, first.nextCursor());
        assertThat(second.rows()).extracting(Thing::id).containsExactly("sha256:a", "sha256:b");
        assertThat(second.nextCursor()).isEmpty();
    }

    @Test
    void refusesAForeignCursor() {
        assertThatThrownBy(() -> page(2, Optional.of("zzz")))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("next_cursor");
    }

    private PageByAge<Thing> page(int limit, Optional<String> cursor) {
        return PageByAge.of(things, ORDER, limit, cursor);
    }
}
