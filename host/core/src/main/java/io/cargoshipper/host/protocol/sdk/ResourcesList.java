package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.pipeline.ListedResource;
import io.cargoshipper.host.pipeline.ResourceListing;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Answers {@code resources/list}: the resources that there are, in pages. */
final class ResourcesList implements McpRequestHandler<ListResourcesResult> {
    private final ResourceListing listing;
    private final Sessions sessions;
    private final SessionSubscriptions subscriptions;
    private final int pageSize;

    ResourcesList(
            ResourceListing listing,
            Sessions sessions,
            SessionSubscriptions subscriptions,
            int pageSize) {
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.listing = Objects.requireNonNull(listing, "listing");
        this.subscriptions = Objects.requireNonNull(subscriptions, "subscriptions");
        this.pageSize = pageSize;
    }

    @Override
    public Mono<ListResourcesResult> handle(McpAsyncServerExchange exchange, Object params) {
        Optional<String> cursor = Params.of(params).text("cursor");
        subscriptions.of(exchange.sessionId()).watchList(); // from now on it may go out of date
        return Mono.fromCompletionStage(() -> listing.list(sessions.of(exchange)))
                .map(all -> page(all, cursor));
    }

    private ListResourcesResult page(List<ListedResource> all, Optional<String> cursor) {
        Page<ListedResource> page = Page.of(all, ListedResource::uri, cursor, pageSize);
        return ListResourcesResult.builder(
                        page.items().stream().map(ResourcesList::resource).toList())
                .nextCursor(page.next().orElse(null))
                .build();
    }

    private static Resource resource(ListedResource listed) {
        return Resource.builder(listed.uri(), listed.name())
                .description(listed.description())
                .mimeType(listed.mimeType())
                .build();
    }
}
