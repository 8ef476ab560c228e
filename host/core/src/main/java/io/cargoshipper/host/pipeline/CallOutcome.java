package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.PromptResult;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.host.approval.ApprovalRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How a call ended: exactly one for each call. No content in it is {@link Content.Untrusted}. */
public sealed interface CallOutcome {

    /**
     * A tool answered.
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
     * A prompt was expanded.
     *
     * @param result what it expands to
     */
    record Prompted(PromptResult result) implements CallOutcome {
        public Prompted {
            Objects.requireNonNull(result, "result");
        }
    }

    /**
     * A resource was read.
     *
     * @param contents its contents
     */
    record Read(ResourceContents contents) implements CallOutcome {
        public Read {
            Objects.requireNonNull(contents, "contents");
        }
    }

    /**
     * An argument was completed.
     *
     * @param values values for it, best first, 100 at most
     * @param total how many there are
     */
    record Completed(List<String> values, int total) implements CallOutcome {

        /** There are no values. */
        public static final Completed NONE = new Completed(List.of(), 0);

        public Completed {
            values = List.copyOf(values);
        }

        /** Whether there are more than these. */
        public boolean hasMore() {
            return total > values.size();
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
     * A person has to approve the call first. Nothing has been changed; the same call made again
     * after the approval goes through.
     *
     * @param request what the person is asked
     */
    record ApprovalNeeded(ApprovalRequest request) implements CallOutcome {
        public ApprovalNeeded {
            Objects.requireNonNull(request, "request");
        }
    }

    /**
     * There is nothing of the name: an error of the protocol rather than of a pack.
     *
     * @param message what the client is told
     */
    record Unknown(String message) implements CallOutcome {
        public Unknown {
            Objects.requireNonNull(message, "message");
        }
    }
}
