package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.model.ResponseItem;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Failures of long work, which engines tell in the stream of an answer that began as a success. */
public final class StreamFailure {

    private static final List<String> MISSING =
            List.of(
                    "manifest unknown",
                    "name unknown",
                    "not found",
                    "does not exist",
                    "no matching manifest",
                    "no match for platform",
                    "specified platform");

    private static final List<String> DENIED =
            List.of(
                    "unauthorized",
                    "denied",
                    "no basic auth credentials",
                    "authentication required");

    private StreamFailure() {}

    /** Returns why it failed, in the engine's words; empty for an item that tells of no failure. */
    @SuppressWarnings("deprecation") // old engines have nothing else
    public static Optional<String> in(ResponseItem item) {
        if (!item.isErrorIndicated()) {
            return Optional.empty();
        }
        return Optional.ofNullable(item.getErrorDetail())
                .map(ResponseItem.ErrorDetail::getMessage)
                .or(() -> Optional.ofNullable(item.getError()))
                .or(() -> Optional.of("the engine gave no reason"));
    }

    /**
     * Says what a registry's refusal means.
     *
     * @param attempt what did not work, such as {@code cannot pull 'nginx:9'}
     * @param reason the engine's words
     * @param cause null where there is none
     * @return {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#RATE_LIMITED} or {@link
     *     ErrorCode#ENGINE_ERROR}
     */
    public static ToolException ofRegistry(String attempt, String reason, Throwable cause) {
        String text = reason.toLowerCase(Locale.ROOT);
        String failed = attempt + ": " + reason;
        if (text.contains("toomanyrequests")) {
            return new ToolException(
                    ErrorCode.RATE_LIMITED,
                    failed + "; wait, or log in to the registry: its limits may be wider then",
                    cause);
        }
        boolean missing = MISSING.stream().anyMatch(text::contains);
        if (DENIED.stream().anyMatch(text::contains)) {
            return new ToolException(
                    missing ? ErrorCode.NOT_FOUND : ErrorCode.ENGINE_ERROR,
                    failed
                            + "; check the name, or log in where this server runs (docker login): a"
                            + " registry hides what one may not see",
                    cause);
        }
        return missing
                ? new ToolException(
                        ErrorCode.NOT_FOUND, failed + "; check name, tag and platform", cause)
                : new ToolException(ErrorCode.ENGINE_ERROR, failed, cause);
    }
}
