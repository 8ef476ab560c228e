package io.cargoshipper.host.engine;

import com.fasterxml.jackson.core.JacksonException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what the failures of docker-java's calls mean to the caller of a tool. */
public final class EngineErrors {

    /** How docker-java's exceptions begin; what follows is the engine's own answer. */
    private static final Pattern STATUS_PREFIX = Pattern.compile("^Status \\d+: ?");

    private static final int MAX_CAUSES = 32;

    private static final String UNREACHABLE =
            "The engine at %s answered before and cannot be reached now: %s. Start it again; to use"
                    + " another engine, restart this server.";
    private static final String NO_ANSWER =
            "The engine at %s broke the connection before it answered: %s. What was asked may have"
                    + " been done; look before asking again.";
    private static final String CUT_ANSWER =
            "The engine at %s broke the connection in the middle of its answer: %s";

    private static final String NOT_HANDED_OVER =
            "The engine at %s answered %d instead of handing over the connection, so the command's"
                    + " input cannot reach it; the command may have been started. A proxy before the"
                    + " engine that drops 'Upgrade' does so: let it pass on 'Connection: Upgrade', or"
                    + " go round it.";

    private EngineErrors() {}

    /**
     * Translates a failure of a call to the engine. A {@link ToolException} among its causes wins:
     * a refusal of the guard stays a refusal, whatever docker-java has wrapped it in.
     *
     * @return empty when the failure is not the engine's
     */
    public static Optional<ToolException> translate(Throwable failure) {
        return cause(failure, ToolException.class)
                .or(() -> cause(failure, EngineIoException.class).map(EngineErrors::of))
                .or(() -> cause(failure, DockerException.class).map(EngineErrors::of))
                .or(() -> cause(failure, DockerClientException.class).map(EngineErrors::of))
                .or(() -> cause(failure, JacksonException.class).map(EngineErrors::of));
    }

    /** An engine that is named in a way that cannot be used. */
    static ToolException unusable(String message) {
        return new ToolException(ErrorCode.ENGINE_UNAVAILABLE, message);
    }

    static ToolException unusable(String message, Throwable cause) {
        return new ToolException(ErrorCode.ENGINE_UNAVAILABLE, message, cause);
    }

    /** A command with input was started, and its input cannot reach it. */
    static ToolException notHandedOver(EngineAddress address, int status) {
        return new ToolException(
                ErrorCode.UNSUPPORTED_BY_ENGINE,
                NOT_HANDED_OVER.formatted(address.describe(), status));
    }

    static ToolException of(EngineIoException failure) {
        String engine = failure.address().describe();
        if (failure.isInterrupt()) {
            return new ToolException(
                    ErrorCode.CANCELLED, "Interrupted while talking to the engine.", failure);
        }
        String reason = failure.reason();
        return switch (failure.stage()) {
            case CONNECTING -> unusable(UNREACHABLE.formatted(engine, reason), failure);
            case WAITING -> unusable(NO_ANSWER.formatted(engine, reason), failure);
            case ANSWERING -> unusable(CUT_ANSWER.formatted(engine, reason), failure);
            case ABORTED ->
                    new ToolException(
                            ErrorCode.CANCELLED,
                            "The request to the engine was given up before it had answered.",
                            failure);
        };
    }

    /** An answer with another status than success. */
    static ToolException answered(int status, String body) {
        return of(new DockerException(body, status));
    }

    private static ToolException of(DockerException failure) {
        String message = engineMessage(failure);
        return new ToolException(code(failure.getHttpStatus(), message), message, failure);
    }

    private static ToolException of(DockerClientException failure) {
        String message = Optional.ofNullable(failure.getMessage()).orElse("no reason given");
        return new ToolException(ErrorCode.ENGINE_ERROR, "The engine failed: " + message, failure);
    }

    private static ToolException of(JacksonException failure) {
        return new ToolException(
                ErrorCode.ENGINE_ERROR,
                "The engine's answer is not understood: " + failure.getOriginalMessage(),
                failure);
    }

    private static ErrorCode code(int status, String message) {
        return switch (status) {
            case 304, 409 -> ErrorCode.CONFLICT;
            case 400 ->
                    message.startsWith("client version ")
                            ? ErrorCode.UNSUPPORTED_BY_ENGINE
                            : ErrorCode.INVALID_ARGUMENT;
            // What engines say of a path that they do not have, in contrast to a thing.
            case 404 ->
                    message.equals("page not found") || message.equals("Not Found")
                            ? ErrorCode.UNSUPPORTED_BY_ENGINE
                            : ErrorCode.NOT_FOUND;
            case 405, 501 -> ErrorCode.UNSUPPORTED_BY_ENGINE;
            default ->
                    message.toLowerCase(Locale.ROOT).contains("not implemented")
                            ? ErrorCode.UNSUPPORTED_BY_ENGINE
                            : ErrorCode.ENGINE_ERROR;
        };
    }

    private static String engineMessage(DockerException failure) {
        String text = Optional.ofNullable(failure.getMessage()).orElse("");
        Matcher prefix = STATUS_PREFIX.matcher(text);
        String answer = (prefix.find() ? text.substring(prefix.end()) : text).strip();
        return jsonMessage(answer)
                .or(() -> Optional.of(answer).filter(rest -> !rest.isEmpty()))
                .orElseGet(() -> silent(failure.getHttpStatus()));
    }

    private static String silent(int status) {
        return status == 304
                ? "It is in that state already; the engine changed nothing."
                : "The engine answered with status %d and no reason.".formatted(status);
    }

    private static Optional<String> jsonMessage(String answer) {
        if (!answer.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return JsonFields.find(answer, "/message").filter(message -> !message.isBlank());
        } catch (IOException e) {
            return Optional.empty(); // not JSON after all; shown as it is
        }
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        Throwable current = failure;
        for (int depth = 0; current != null && depth < MAX_CAUSES; depth++) {
            if (type.isInstance(current)) {
                return Optional.of(type.cast(current));
            }
            current = current.getCause();
        }
        return Optional.empty();
    }
}
