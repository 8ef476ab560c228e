package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PruneFiltersTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void noneTakesEverything() {
        assertThat(PruneFilters.NONE.match(null, Optional.empty())).isTrue();
        assertThat(PruneFilters.NONE.hasLabels()).isFalse();
    }

    @Test
    void takesWhatCarriesAllLabels() {
        PruneFilters filters = filters(Map.of("label", List.of("stage=test", "team")));
        assertThat(matches(filters, Map.of("stage", "test", "team", ""))).isTrue();
        assertThat(matches(filters, Map.of("stage", "test"))).isFalse();
        assertThat(matches(filters, Map.of("stage", "live", "team", ""))).isFalse();
        assertThat(filters.match(null, Optional.empty())).isFalse();
        assertThat(filters.hasLabels()).isTrue();
    }

    @Test
    void leavesOutWhatCarriesAllUnwantedLabels() {
        PruneFilters filters = filters(Map.of("label!", List.of("keep", "stage=live")));
        assertThat(matches(filters, Map.of("keep", "", "stage", "live"))).isFalse();
        assertThat(matches(filters, Map.of("keep", ""))).isTrue();
        assertThat(matches(filters, Map.of())).isTrue();
        assertThat(filters.hasLabels()).isTrue();
    }

    @Test
    void leavesOutWhatWasMadeLater() {
        PruneFilters filters = filters(Map.of("until", List.of("24h", "1h")));
        Instant limit = NOW.minus(Duration.ofHours(24));
        assertThat(filters.match(Map.of(), Optional.of(limit))).isTrue();
        assertThat(filters.match(Map.of(), Optional.of(limit.plusMillis(1)))).isFalse();
        assertThat(filters.match(Map.of(), Optional.empty())).isFalse();
    }

    @Test
    void refusesAnUntilThatIsNoTime() {
        assertThatThrownBy(() -> filters(Map.of("until", List.of("soon"))))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining("filters.until: 'soon'");
    }

    private static boolean matches(PruneFilters filters, Map<String, String> labels) {
        return filters.match(labels, Optional.of(NOW));
    }

    private static PruneFilters filters(Map<String, List<String>> filters) {
        return PruneFilters.of(filters, NOW);
    }
}
