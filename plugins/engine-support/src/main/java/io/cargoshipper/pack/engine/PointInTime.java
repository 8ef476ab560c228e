package io.cargoshipper.pack.engine;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a point in time as people write it. */
public final class PointInTime {

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,10})(?:\\.\\d{1,9})?");
    private static final Pattern AGO =
            Pattern.compile(
                    "(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?",
                    Pattern.CASE_INSENSITIVE);

    /** Without an offset, UTC: the zone of the machine the host runs on means nothing. */
    private static final List<Function<String, Instant>> ISO =
            List.of(
                    text -> OffsetDateTime.parse(text).toInstant(),
                    text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
                    text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());

    private PointInTime() {}

    /**
     * Reads ISO 8601, seconds of Unix time, or how long ago ({@code 1h30m}).
     *
     * @param argument its name, for the error
     * @return seconds of Unix time, all that docker-java takes
     * @throws ToolException {@link ErrorCode#INVALID_ARGUMENT}
     */
    public static int parse(String argument, String text, Instant now) {
        String trimmed = text.strip();
        Instant time = instant(argument, trimmed, now);
        if (time.getEpochSecond() < 0 || time.getEpochSecond() > Integer.MAX_VALUE) {
            throw invalid(argument, text);
        }
        return (int) time.getEpochSecond();
    }

    /**
     * Reads the same forms, to the fraction of a second.
     *
     * @param argument its name, for the error
     * @throws ToolException {@link ErrorCode#INVALID_ARGUMENT}
     */
    public static Instant read(String argument, String text, Instant now) {
        return instant(argument, text.strip(), now);
    }

    private static Instant instant(String argument, String text, Instant now) {
        Matcher seconds = SECONDS.matcher(text);
        if (seconds.matches()) {
            return Instant.ofEpochSecond(Long.parseLong(seconds.group(1)));
        }
        Matcher ago = AGO.matcher(text);
        if (!text.isEmpty() && ago.matches()) {
            return now.minus(
                    Duration.ofDays(number(ago, 1))
                            .plusHours(number(ago, 2))
                            .plusMinutes(number(ago, 3))
                            .plusSeconds(number(ago, 4)));
        }
        for (Function<String, Instant> form : ISO) {
            try {
                return form.apply(text.replace(' ', 'T'));
            } catch (DateTimeException e) {
                // Not of this form; the next may do.
            }
        }
        throw invalid(argument, text);
    }

    private static long number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }

    private static ToolException invalid(String argument, String text) {
        return new ToolException(
                ErrorCode.INVALID_ARGUMENT,
                ("%s: '%s' is no time; write 10m or 1h30m (that long ago),"
                                + " 2026-01-31T12:00:00Z, or seconds of Unix time")
                        .formatted(argument, text));
    }
}
