package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.protocol.ServerIdentity;
import io.modelcontextprotocol.server.McpInitRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Answers {@code initialize}: the version asked for where it is known, else the newest, as the
 * specification's lifecycle section demands.
 */
final class Initialize implements McpInitRequestHandler {
    /** The revisions served, oldest first. */
    static final List<String> VERSIONS =
            List.of(
                    ProtocolVersions.MCP_2024_11_05,
                    ProtocolVersions.MCP_2025_03_26,
                    ProtocolVersions.MCP_2025_06_18,
                    ProtocolVersions.MCP_2025_11_25);

    private final ServerIdentity identity;

    Initialize(ServerIdentity identity) {
        this.identity = Objects.requireNonNull(identity, "identity");
    }

    @Override
    public Mono<InitializeResult> handle(InitializeRequest request) {
        return Mono.just(
                InitializeResult.builder(
                                negotiate(request.protocolVersion()), capabilities(), serverInfo())
                        .instructions(identity.instructions())
                        .build());
    }

    private static String negotiate(String wanted) {
        return VERSIONS.contains(wanted) ? wanted : VERSIONS.get(VERSIONS.size() - 1);
    }

    /** Only what {@link SdkProtocol} has handlers for. */
    private static ServerCapabilities capabilities() {
        return ServerCapabilities.builder().tools(true).logging().build();
    }

    private Implementation serverInfo() {
        return Implementation.builder(identity.name(), identity.version())
                .title(identity.title())
                .build();
    }
}
