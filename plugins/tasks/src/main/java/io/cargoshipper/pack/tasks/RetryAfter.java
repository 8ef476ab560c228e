package io.cargoshipper.pack.tasks;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header {@code Retry-After}: seconds, or a date (RFC 9110, 10.2.3). */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /** How long to wait; empty if the text says nothing that is understood. */
    static Optional<Duration> parse(String text, Instant now) {
        String bare = text.strip();
        if (SECONDS.matcher(bare).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(bare)));
        }
        try {
            Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(bare, Instant::from);
            return Optional.of(then.isBefore(now) ? Duration.ZERO : Duration.between(now, then));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
