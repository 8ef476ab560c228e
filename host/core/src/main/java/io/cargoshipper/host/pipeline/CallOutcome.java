package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How a call ended: exactly one for each call. */
public sealed interface CallOutcome {

    /**
     * The tool answered.
     *
     * @param structured the structured result, as JSON values, where the tool has one
     * @param content what clients show; never empty
     */
    record Answer(Optional<Map<String, Object>> structured, List<Content> content)
            implements CallOutcome {
        public Answer {
            Objects.requireNonNull(structured, "structured");
            content = List.copyOf(content);
        }
    }

    /**
     * The call failed or was refused.
     *
     * @param code why
     * @param message what the client is told
     */
    record Failure(ErrorCode code, String message) implements CallOutcome {
        public Failure {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * There is no such tool: an error of the protocol rather than of a tool.
     *
     * @param message what the client is told
     */
    record UnknownTool(String message) implements CallOutcome {
        public UnknownTool {
            Objects.requireNonNull(message, "message");
        }
    }
}
