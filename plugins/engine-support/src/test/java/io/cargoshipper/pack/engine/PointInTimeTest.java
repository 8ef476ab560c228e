package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ToolException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointInTimeTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00.75+02:00, 2026-03-01T08:00:00Z",
        "2026-03-01 10:00:00, 2026-03-01T10:00:00Z",
        "2026-03-01T10:00, 2026-03-01T10:00:00Z",
        "2026-03-01, 2026-03-01T00:00:00Z",
        "1772359200, 2026-03-01T10:00:00Z",
        "1772359200.999, 2026-03-01T10:00:00Z",
        "10m, 2026-03-02T11:50:00Z",
        "1h30m, 2026-03-02T10:30:00Z",
        "2d, 2026-02-28T12:00:00Z",
        "45S, 2026-03-02T11:59:15Z",
    })
    void reads(String text, String time) {
        assertThat(Instant.ofEpochSecond(PointInTime.parse("since", text, NOW))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "yesterday", "-5m", "10x", "m", "2026-13-01", "9999999999"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> PointInTime.parse("until", text, NOW))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("until: '%s' is no time; write 10m", text.strip());
    }

    @Test
    void refusesTimesBefore1970() {
        assertThatThrownBy(() -> PointInTime.parse("since", "999999d", NOW))
                .isInstanceOf(ToolException.class);
    }
}
