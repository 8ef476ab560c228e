package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.index.ResourceTemplateIndex;
import io.cargoshipper.host.catalog.Offerings;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.ListResourceTemplatesResult;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Answers {@code resources/templates/list}: the families that are offered, in pages. */
final class ResourceTemplatesList implements McpRequestHandler<ListResourceTemplatesResult> {
    private final Offerings offerings;
    private final int pageSize;

    ResourceTemplatesList(Offerings offerings, int pageSize) {
        this.offerings = Objects.requireNonNull(offerings, "offerings");
        this.pageSize = pageSize;
    }

    @Override
    public Mono<ListResourceTemplatesResult> handle(
            McpAsyncServerExchange exchange, Object params) {
        Page<ResourceTemplateIndex> page =
                Page.of(
                        offerings.templates(),
                        ResourceTemplateIndex::uriTemplate,
                        Params.of(params).text("cursor"),
                        pageSize);
        return Mono.just(
                ListResourceTemplatesResult.builder(
                                page.items().stream().map(ResourceTemplatesList::template).toList())
                        .nextCursor(page.next().orElse(null))
                        .build());
    }

    private static ResourceTemplate template(ResourceTemplateIndex index) {
        return ResourceTemplate.builder(index.uriTemplate(), index.name())
                .description(index.description())
                .mimeType(index.mimeType())
                .build();
    }
}
