package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.approval.ApprovalRequest;
import java.util.List;
import java.util.Map;

/** How a person is asked in MCP: a form with one choice. */
final class Elicitation {
    private static final String CHOICE = "decision";
    private static final String APPROVE = "approve";
    private static final String DENY = "deny";

    enum Decision {
        APPROVED,
        DENIED,
        /** The person closed the question without an answer to it. */
        NONE,
        /** The client says nothing of a person. */
        UNKNOWN
    }

    private Elicitation() {}

    /** Without a mode, which the revisions before November 2025 do not know: it is a form. */
    static Map<String, Object> params(ApprovalRequest request) {
        return Map.of(
                "message",
                request.question(),
                "requestedSchema",
                Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of(
                                CHOICE,
                                Map.of(
                                        "type",
                                        "string",
                                        "title",
                                        "Decision",
                                        "description",
                                        "approve: it is done once, exactly as shown",
                                        "enum",
                                        List.of(DENY, APPROVE))),
                        "required",
                        List.of(CHOICE)));
    }

    /** Only a form that was sent off with the right choice approves. */
    static Decision decision(Map<?, ?> result) {
        Object action = result.get("action");
        if (!"accept".equals(action)) {
            return "decline".equals(action)
                    ? Decision.DENIED
                    : "cancel".equals(action) ? Decision.NONE : Decision.UNKNOWN;
        }
        Object choice =
                result.get("content") instanceof Map<?, ?> content ? content.get(CHOICE) : null;
        return APPROVE.equals(choice) ? Decision.APPROVED : Decision.DENIED;
    }
}
