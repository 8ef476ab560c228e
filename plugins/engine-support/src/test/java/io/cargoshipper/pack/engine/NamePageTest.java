package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamePageTest {

    @Test
    void givesEveryRowOnceInTheOrderOfNames() {
        List<String> all = List.of("ä", "b", "a", "d", "c");
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            NamePage<String> page = page(all, 2, cursor);
            assertThat(page.total()).isEqualTo(5);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(2);
            seen.addAll(page.rows());
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        assertThat(seen).containsExactly("a", "b", "c", "d", "ä");
    }

    @Test
    void goesOnWhereItWasThoughTheListHasChanged() {
        Optional<String> cursor = page(List.of("a", "b", "c"), 2, Optional.empty()).nextCursor();
        assertThat(page(List.of("a", "aa", "c", "d"), 2, cursor).rows()).containsExactly("c", "d");
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(page(List.of("a", "b"), 2, Optional.empty()).nextCursor()).isEmpty();
        assertThat(page(List.of(), 2, Optional.empty()).rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "bm8", "YzE6MTox"})
    void refusesWhatIsNoCursor(String cursor) {
        assertThatThrownBy(() -> page(List.of("a"), 2, Optional.of(cursor)))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining("cursor is not a next_cursor");
    }

    private static NamePage<String> page(List<String> all, int limit, Optional<String> cursor) {
        return NamePage.of(all, Function.identity(), limit, cursor);
    }
}
