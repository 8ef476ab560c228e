package io.cargoshipper.host.approval;

import java.time.Instant;
import java.util.Objects;

/**
 * A question to a person: may this call be made, with what it will touch.
 *
 * @param id names the question, on the command line too
 * @param question what exactly will happen, in lines for a person
 * @param refusal what a client is told that cannot ask its user: what is waited for, and the
 *     command that gives the approval
 * @param expires until when it can be approved
 */
public record ApprovalRequest(String id, String question, String refusal, Instant expires) {
    public ApprovalRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(refusal, "refusal");
        Objects.requireNonNull(expires, "expires");
    }
}
