package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.protocol.ServerIdentity;
import io.modelcontextprotocol.server.McpInitRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.util.Objects;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Answers {@code initialize}: the version asked for where it is known, else the newest, as the
 * specification's lifecycle section demands; and the capabilities, which follow from the methods
 * that are served.
 */
final class Initialize implements McpInitRequestHandler {
    private final ServerIdentity identity;
    private final Set<String> methods;

    Initialize(ServerIdentity identity, Set<String> methods) {
        this.identity = Objects.requireNonNull(identity, "identity");
        this.methods = Set.copyOf(methods);
    }

    @Override
    public Mono<InitializeResult> handle(InitializeRequest request) {
        Revision revision = Revision.of(request.protocolVersion()).orElse(Revision.newest());
        return Mono.just(
                InitializeResult.builder(
                                revision.version(), capabilities(revision), serverInfo(revision))
                        .instructions(identity.instructions())
                        .build());
    }

    private ServerCapabilities capabilities(Revision revision) {
        ServerCapabilities.Builder capabilities = ServerCapabilities.builder();
        if (methods.contains(McpSchema.METHOD_TOOLS_LIST)) {
            capabilities.tools(true);
        }
        if (methods.contains(McpSchema.METHOD_PROMPT_LIST)) {
            capabilities.prompts(true);
        }
        if (methods.contains(McpSchema.METHOD_RESOURCES_LIST)) {
            capabilities.resources(methods.contains(McpSchema.METHOD_RESOURCES_SUBSCRIBE), true);
        }
        if (methods.contains(McpSchema.METHOD_COMPLETION_COMPLETE)
                && revision.isFrom(Revision.MARCH_2025)) {
            capabilities.completions();
        }
        if (methods.contains(McpSchema.METHOD_LOGGING_SET_LEVEL)) {
            capabilities.logging();
        }
        return capabilities.build();
    }

    private Implementation serverInfo(Revision revision) {
        Implementation.Builder server = Implementation.builder(identity.name(), identity.version());
        if (revision.isFrom(Revision.JUNE_2025)) {
            server.title(identity.title());
        }
        return server.build();
    }
}
