package io.cargoshipper.pack.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2015-10-21T07:27:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "120 | PT2M",
                "Wed, 21 Oct 2015 07:28:00 GMT | PT1M",
                "Wed, 21 Oct 2015 07:00:00 GMT | PT0S"
            })
    void readsSecondsAndDates(String text, Duration expected) {
        assertThat(RetryAfter.parse(text, NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999", "Wed, 99 Oct 2015"})
    void passesOverWhatItDoesNotUnderstand(String text) {
        assertThat(RetryAfter.parse(text, NOW)).isEmpty();
    }

    @Test
    void backsOffTwiceAsLongEachTimeAndNeverForLong() {
        for (int attempt = 1; attempt <= 10; attempt++) {
            long most = Math.min(5_000, 200L << (attempt - 1));
            assertThat(BackOff.after(attempt, Optional.empty()))
                    .isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
        }
        assertThat(BackOff.after(1, Optional.of(Duration.ofSeconds(9))))
                .isEqualTo(Duration.ofSeconds(9));
    }
}
