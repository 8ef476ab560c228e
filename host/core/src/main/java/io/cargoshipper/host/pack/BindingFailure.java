package io.cargoshipper.host.pack;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Tells what a record's constructor refused from what cannot be put into the record at all, and
 * both from a defect.
 */
final class BindingFailure {

    private static final Map<Class<?>, String> FORMS =
            Map.ofEntries(
                    Map.entry(short.class, wholeNumber(Short.MIN_VALUE, Short.MAX_VALUE)),
                    Map.entry(Short.class, wholeNumber(Short.MIN_VALUE, Short.MAX_VALUE)),
                    Map.entry(int.class, wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE)),
                    Map.entry(Integer.class, wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE)),
                    Map.entry(long.class, wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE)),
                    Map.entry(Long.class, wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE)),
                    Map.entry(Instant.class, "a time like 2026-01-31T12:00:00Z"),
                    Map.entry(OffsetDateTime.class, "a time like 2026-01-31T12:00:00+01:00"),
                    Map.entry(LocalDate.class, "a date like 2026-01-31"),
                    Map.entry(Duration.class, "a duration like PT30S"),
                    Map.entry(URI.class, "a URI like https://example.org/x"),
                    Map.entry(UUID.class, "a UUID like 123e4567-e89b-12d3-a456-426614174000"));

    private BindingFailure() {}

    /**
     * Returns what to throw: a {@link ToolException} for what the caller can mend, the
     * constructor's own where it is one, and anything else as it came.
     */
    static RuntimeException of(JacksonException failure) {
        if (failure instanceof ValueInstantiationException && failure.getCause() != null) {
            return constructor(failure.getCause(), failure);
        }
        return new ToolException(
                ErrorCode.INVALID_ARGUMENT,
                "argument '%s': %s".formatted(path(failure), expected(failure)),
                failure);
    }

    private static RuntimeException constructor(Throwable thrown, JacksonException failure) {
        if (thrown instanceof IllegalArgumentException) {
            return new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    thrown.getMessage() == null
                            ? "argument '%s' is not accepted".formatted(path(failure))
                            : thrown.getMessage(),
                    failure);
        }
        return thrown instanceof RuntimeException own ? own : failure;
    }

    private static String expected(JacksonException failure) {
        Class<?> target =
                failure instanceof MismatchedInputException mismatch
                        ? mismatch.getTargetType()
                        : failure instanceof InputCoercionException coercion
                                ? coercion.getTargetType()
                                : Object.class;
        String form = target == null ? null : FORMS.get(target);
        return form == null ? failure.getOriginalMessage() : "expected " + form;
    }

    /** The place in terms of the arguments: {@code items[0].count}. */
    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String wholeNumber(long least, long most) {
        return "a whole number from %d to %d".formatted(least, most);
    }
}
