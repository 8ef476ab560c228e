package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.catalog.OfferedTool;
import io.cargoshipper.host.catalog.ToolCatalog;
import io.cargoshipper.host.catalog.ToolHints;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Answers {@code tools/list}: the catalogue's tools in its order, in pages. */
final class ToolsList implements McpRequestHandler<ListToolsResult> {
    /** More than most installations offer: many clients read the first page only. */
    static final int PAGE_SIZE = 1_000;

    private final ToolCatalog catalog;
    private final int pageSize;

    ToolsList(ToolCatalog catalog, int pageSize) {
        if (pageSize < 1) {
            throw new IllegalArgumentException("pageSize must be at least 1, not " + pageSize);
        }
        this.catalog = Objects.requireNonNull(catalog, "catalog");
        this.pageSize = pageSize;
    }

    @Override
    public Mono<ListToolsResult> handle(McpAsyncServerExchange exchange, Object params) {
        Page<OfferedTool> page =
                Page.of(
                        catalog.offered(),
                        OfferedTool::name,
                        Params.of(params).text("cursor"),
                        pageSize);
        return Mono.just(
                ListToolsResult.builder(page.items().stream().map(ToolsList::tool).toList())
                        .nextCursor(page.next().orElse(null))
                        .build());
    }

    private static Tool tool(OfferedTool offered) {
        return Tool.builder(offered.name(), offered.index().inputSchema())
                .title(offered.index().title())
                .description(offered.index().description())
                .outputSchema(offered.index().outputSchema().orElse(null))
                .annotations(annotations(offered.index().title(), offered.hints()))
                .build();
    }

    private static ToolAnnotations annotations(String title, ToolHints hints) {
        return ToolAnnotations.builder()
                .title(title)
                .readOnlyHint(hints.readOnly())
                .destructiveHint(hints.destructive())
                .idempotentHint(hints.idempotent())
                .openWorldHint(hints.openWorld())
                .build();
    }
}
