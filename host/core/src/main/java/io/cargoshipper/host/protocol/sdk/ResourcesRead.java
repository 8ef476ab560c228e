package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallOutcome.Failure;
import io.cargoshipper.host.pipeline.CallOutcome.Read;
import io.cargoshipper.host.pipeline.CallOutcome.Unknown;
import io.cargoshipper.host.pipeline.Target;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Answers {@code resources/read}. */
final class ResourcesRead implements McpRequestHandler<ReadResourceResult> {
    private final PipelineCalls calls;

    ResourcesRead(PipelineCalls calls) {
        this.calls = Objects.requireNonNull(calls, "calls");
    }

    @Override
    public Mono<ReadResourceResult> handle(McpAsyncServerExchange exchange, Object params) {
        Params members = Params.of(params);
        String uri = members.requiredText("uri");
        return calls.answer(
                McpSchema.METHOD_RESOURCES_READ,
                exchange,
                members,
                new Target.Resource(uri),
                Map.of(),
                outcome -> result(outcome, uri));
    }

    private static ReadResourceResult result(CallOutcome outcome, String uri) {
        return ReadResourceResult.builder(List.of(Contents.of(contents(outcome, uri)))).build();
    }

    /** What was read, or the error that says why it was not. */
    static ResourceContents contents(CallOutcome outcome, String uri) {
        if (outcome instanceof Read read) {
            return read.contents();
        }
        if (outcome instanceof Failure failure) {
            throw CallErrors.of(failure, uri);
        }
        throw CallErrors.noResource(uri, ((Unknown) outcome).message());
    }
}
