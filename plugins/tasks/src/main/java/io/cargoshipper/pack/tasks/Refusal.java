package io.cargoshipper.pack.tasks;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.util.Optional;

/** What a caller is told where the backend answers with anything but success. */
final class Refusal {

    private static final int LONGEST_DETAIL = 500;

    private final BackendSettings settings;
    private final Request request;
    private final Answer answer;

    private Refusal(BackendSettings settings, Request request, Answer answer) {
        this.settings = settings;
        this.request = request;
        this.answer = answer;
    }

    static ToolException of(BackendSettings settings, Request request, Answer answer) {
        return new Refusal(settings, request, answer).failure();
    }

    private ToolException failure() {
        return switch (answer.status()) {
            case 400, 422 -> failure(ErrorCode.INVALID_ARGUMENT, "finds it wrong", "");
            case 401, 403 ->
                    failure(
                            ErrorCode.BACKEND_ERROR,
                            "does not accept the token, or not for this",
                            "; the operator has to give one that it accepts in packs.tasks.token"
                                    + " (SERVICE_AUTH_TOKEN)");
            case 404 ->
                    request.isAboutOneTask()
                            ? failure(
                                    ErrorCode.NOT_FOUND,
                                    "has no such task",
                                    "; list_tasks shows those that there are")
                            : failure(
                                    ErrorCode.BACKEND_ERROR,
                                    "has no tasks",
                                    "; packs.tasks.base-url (FASTAPI_BASE_URL) has to be what comes"
                                            + " before /tasks");
            case 409 -> failure(ErrorCode.CONFLICT, "says that the task's state is against it", "");
            case 429 ->
                    failure(
                            ErrorCode.BACKEND_ERROR,
                            "wants fewer requests",
                            "; try again" + later());
            case 502, 503, 504 ->
                    failure(
                            ErrorCode.BACKEND_UNAVAILABLE,
                            "is out of service",
                            "; try again" + later() + request.doubt());
            default ->
                    isRedirect()
                            ? failure(
                                    ErrorCode.BACKEND_ERROR,
                                    "points to another address, which is not followed",
                                    "; packs.tasks.base-url (FASTAPI_BASE_URL) has to name the"
                                            + " address itself")
                            : failure(ErrorCode.BACKEND_ERROR, "failed", request.doubt());
        };
    }

    private boolean isRedirect() {
        return answer.status() >= 300 && answer.status() < 400;
    }

    private ToolException failure(ErrorCode code, String what, String mend) {
        return new ToolException(
                code,
                "%s: the backend at %s %s (status %d%s)%s%s"
                        .formatted(
                                request,
                                settings.baseUrl(),
                                what,
                                answer.status(),
                                answer.attempt() > 1
                                        ? ", %d attempts".formatted(answer.attempt())
                                        : "",
                                detail().map(": '%s'"::formatted).orElse(""),
                                mend));
    }

    private String later() {
        return answer.retryAfter()
                .map(time -> " after %d seconds".formatted(Math.max(1, time.toSeconds())))
                .orElse(" later");
    }

    /** What the backend says itself, on one line and not at length. */
    private Optional<String> detail() {
        return AnswerReader.json(answer.body())
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .flatMap(Refusal::detail)
                .map(this::shown)
                .filter(text -> !text.isEmpty());
    }

    /** A text; or, of a backend that tells of each field, JSON. */
    private static Optional<String> detail(JsonObject body) {
        return Optional.ofNullable(body.get("detail"))
                .filter(detail -> !detail.isJsonNull())
                .map(detail -> detail.isJsonPrimitive() ? detail.getAsString() : detail.toString());
    }

    private String shown(String detail) {
        String line =
                detail.replace(settings.token(), "[token]")
                        .replaceAll("[\\p{Cntrl}\\s]+", " ")
                        .strip();
        return line.codePointCount(0, line.length()) <= LONGEST_DETAIL
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_DETAIL)) + "…";
    }
}
