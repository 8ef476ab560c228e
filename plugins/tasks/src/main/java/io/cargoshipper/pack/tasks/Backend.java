package io.cargoshipper.pack.tasks;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Optional;
import java.util.Set;

/**
 * The backend: sends a request, and sends it again where that helps and can do no harm. Used by all
 * calls at the same time, between {@link #open} and {@link #close}.
 */
final class Backend {

    /** Too many requests; a gateway without a backend; out of service; a gateway that waited. */
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private volatile Optional<HttpLink> link = Optional.empty();

    void open(BackendSettings settings) {
        link = Optional.of(new HttpLink(settings));
    }

    void close() {
        link.ifPresent(HttpLink::close);
        link = Optional.empty();
    }

    /**
     * Sends a request, within the time that the call and the settings leave.
     *
     * @return the answer, whatever its status; of several attempts, that to the last
     * @throws ToolException {@code BACKEND_UNAVAILABLE} if none came, {@code BACKEND_ERROR} if it
     *     is too large, {@code DEADLINE_EXCEEDED}, {@code CANCELLED}
     */
    Answer send(Request request, ToolCall call) {
        call.checkCancelled();
        HttpLink open = opened();
        Patience patience = new Patience(call, open.settings().timeout(), waitedInVain(request));
        int attempts = request.isIdempotent() ? open.settings().maxRetries() + 1 : 1;
        for (int attempt = 1; ; attempt++) {
            boolean isLast = attempt == attempts;
            try {
                Answer answer = open.send(request, attempt, patience);
                if (isLast
                        || !PASSING.contains(answer.status())
                        || !patience.pause(BackOff.after(attempt, answer.retryAfter()))) {
                    return answer;
                }
            } catch (AnswerTooLargeException e) {
                throw new ToolException(
                        ErrorCode.BACKEND_ERROR,
                        "%s; ask for less, such as a lower limit".formatted(e.getMessage()),
                        e);
            } catch (IOException e) {
                if (isLast || !patience.pause(BackOff.after(attempt, Optional.empty()))) {
                    throw unavailable(request, attempt, e);
                }
            }
        }
    }

    BackendSettings settings() {
        return opened().settings();
    }

    private HttpLink opened() {
        return link.orElseThrow(() -> new IllegalStateException("the pack is not started"));
    }

    private String waitedInVain(Request request) {
        return "the backend at %s did not answer %s in time (packs.tasks.timeout-seconds is %s)%s"
                .formatted(
                        settings().baseUrl(),
                        request,
                        settings().timeout().toMillis() / 1000.0,
                        request.doubt());
    }

    private ToolException unavailable(Request request, int attempt, IOException cause) {
        boolean neverSent =
                cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        return new ToolException(
                ErrorCode.BACKEND_UNAVAILABLE,
                "the backend at %s does not answer: %s%s; see that it runs, and that"
                                .formatted(
                                        settings().baseUrl(),
                                        neverSent ? "no connection" : "the connection broke",
                                        attempt > 1 ? " (%d attempts)".formatted(attempt) : "")
                        + " packs.tasks.base-url (FASTAPI_BASE_URL) names it"
                        + (neverSent ? "" : request.doubt()),
                cause);
    }
}
