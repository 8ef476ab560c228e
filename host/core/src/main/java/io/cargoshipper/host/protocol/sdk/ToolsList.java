package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.catalog.OfferedTool;
import io.cargoshipper.host.catalog.Offerings;
import io.cargoshipper.host.catalog.ToolHints;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Answers {@code tools/list}: the tools that are offered, in their order, in pages. */
final class ToolsList implements McpRequestHandler<ListToolsResult> {
    private final Offerings offerings;
    private final Sessions sessions;
    private final int pageSize;

    ToolsList(Offerings offerings, Sessions sessions, int pageSize) {
        this.offerings = Objects.requireNonNull(offerings, "offerings");
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.pageSize = pageSize;
    }

    @Override
    public Mono<ListToolsResult> handle(McpAsyncServerExchange exchange, Object params) {
        Revision revision = sessions.revision(exchange.sessionId());
        Page<OfferedTool> page =
                Page.of(
                        offerings.tools(),
                        OfferedTool::name,
                        Params.of(params).text("cursor"),
                        pageSize);
        return Mono.just(
                ListToolsResult.builder(
                                page.items().stream().map(tool -> tool(tool, revision)).toList())
                        .nextCursor(page.next().orElse(null))
                        .build());
    }

    private static Tool tool(OfferedTool offered, Revision revision) {
        Tool.Builder tool =
                Tool.builder(offered.name(), ListedSchema.of(offered.index().inputSchema()))
                        .description(offered.index().description());
        if (revision.isFrom(Revision.MARCH_2025)) {
            tool.annotations(annotations(offered, revision));
        }
        if (revision.isFrom(Revision.JUNE_2025)) {
            tool.title(offered.index().title());
            offered.index().outputSchema().ifPresent(tool::outputSchema);
        }
        return tool.build();
    }

    private static ToolAnnotations annotations(OfferedTool offered, Revision revision) {
        ToolHints hints = offered.hints();
        ToolAnnotations.Builder annotations =
                ToolAnnotations.builder()
                        .readOnlyHint(hints.readOnly())
                        .destructiveHint(hints.destructive())
                        .idempotentHint(hints.idempotent())
                        .openWorldHint(hints.openWorld());
        if (!revision.isFrom(Revision.JUNE_2025)) { // since then the tool itself has one
            annotations.title(offered.index().title());
        }
        return annotations.build();
    }
}
