package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallOutcome.Answer;
import io.cargoshipper.host.pipeline.CallOutcome.ApprovalNeeded;
import io.cargoshipper.host.pipeline.CallOutcome.Failure;
import io.cargoshipper.host.pipeline.CallOutcome.Unknown;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.Map;

/** Turns the outcome of a call of a tool into MCP's result of {@code tools/call}. */
final class CallResults {
    /** The key in {@code _meta} under which a failure's code stands. */
    static final String CODE = "io.cargoshipper/code";

    private CallResults() {}

    /**
     * The result of a call.
     *
     * @throws McpError if the outcome is an error of the protocol
     */
    static CallToolResult of(CallOutcome outcome, Revision revision) {
        if (outcome instanceof Answer answer) {
            return answer(answer, revision);
        }
        if (outcome instanceof Failure failure) {
            return failure(failure);
        }
        if (outcome instanceof ApprovalNeeded needed) { // where nobody asks: see ClientApproval
            return failure(new Failure(ErrorCode.APPROVAL_REQUIRED, needed.request().refusal()));
        }
        throw RpcErrors.invalidParams(((Unknown) outcome).message());
    }

    private static CallToolResult answer(Answer answer, Revision revision) {
        CallToolResult.Builder result =
                CallToolResult.builder(
                        answer.content().stream()
                                .map(content -> Contents.of(content, revision))
                                .toList());
        if (revision.isFrom(Revision.JUNE_2025)) {
            answer.structured().ifPresent(result::structuredContent);
        }
        return result.build();
    }

    private static CallToolResult failure(Failure failure) {
        String text = "%s: %s".formatted(failure.code(), failure.message());
        return CallToolResult.builder(List.of(TextContent.builder(text).build()))
                .isError(true)
                .meta(Map.of(CODE, failure.code().name()))
                .build();
    }
}
