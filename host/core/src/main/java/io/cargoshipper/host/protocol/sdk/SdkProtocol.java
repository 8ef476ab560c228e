package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.catalog.ToolCatalog;
import io.cargoshipper.host.pipeline.ToolCalls;
import io.cargoshipper.host.protocol.Connection;
import io.cargoshipper.host.protocol.Outlet;
import io.cargoshipper.host.protocol.Protocol;
import io.cargoshipper.host.protocol.ServerIdentity;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Objects;

/**
 * The protocol of MCP's 2025 era: revisions 2024-11-05 to 2025-11-25. One instance serves any
 * number of connections.
 */
public final class SdkProtocol implements Protocol {
    private final Messages messages = new Messages();
    private final Sessions sessions = new Sessions();
    private final RequestLimits limits;
    private final Methods methods;

    /**
     * Serves the catalogue's tools; what it offers is looked up anew for each listing.
     *
     * @param identity what {@code initialize} is answered with
     * @param catalog the tools to list
     * @param calls where calls go
     */
    public SdkProtocol(ServerIdentity identity, ToolCatalog catalog, ToolCalls calls) {
        this(identity, catalog, calls, ToolsList.PAGE_SIZE, RequestLimits.ofThisMachine());
    }

    SdkProtocol(
            ServerIdentity identity,
            ToolCatalog catalog,
            ToolCalls calls,
            int pageSize,
            RequestLimits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.methods =
                Methods.builder(new Initialize(identity))
                        .serve(McpSchema.METHOD_PING, new Ping())
                        .serve(McpSchema.METHOD_TOOLS_LIST, new ToolsList(catalog, pageSize))
                        .serve(McpSchema.METHOD_TOOLS_CALL, new ToolsCall(calls))
                        .serve(McpSchema.METHOD_LOGGING_SET_LEVEL, new SetLevel(sessions))
                        .build();
    }

    @Override
    public Connection open(Outlet outlet) {
        return new SdkConnection(methods, messages, sessions, outlet, limits);
    }

    /** Tells every initialised client that the list of tools has changed. */
    public void toolsChanged() {
        sessions.notifyAll(McpSchema.METHOD_NOTIFICATION_TOOLS_LIST_CHANGED);
    }
}
