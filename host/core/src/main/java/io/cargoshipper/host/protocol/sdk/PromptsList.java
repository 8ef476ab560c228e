package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.index.PromptIndex;
import io.cargoshipper.host.catalog.Offerings;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.ListPromptsResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Answers {@code prompts/list}: the prompts that are offered, in their order, in pages. */
final class PromptsList implements McpRequestHandler<ListPromptsResult> {
    private final Offerings offerings;
    private final Sessions sessions;
    private final int pageSize;

    PromptsList(Offerings offerings, Sessions sessions, int pageSize) {
        this.offerings = Objects.requireNonNull(offerings, "offerings");
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.pageSize = pageSize;
    }

    @Override
    public Mono<ListPromptsResult> handle(McpAsyncServerExchange exchange, Object params) {
        Revision revision = sessions.revision(exchange.sessionId());
        Page<PromptIndex> page =
                Page.of(
                        offerings.prompts(),
                        PromptIndex::name,
                        Params.of(params).text("cursor"),
                        pageSize);
        return Mono.just(
                ListPromptsResult.builder(
                                page.items().stream().map(one -> prompt(one, revision)).toList())
                        .nextCursor(page.next().orElse(null))
                        .build());
    }

    private static Prompt prompt(PromptIndex index, Revision revision) {
        Prompt.Builder prompt =
                Prompt.builder(index.name())
                        .description(index.description())
                        .arguments(arguments(index.inputSchema()));
        if (revision.isFrom(Revision.JUNE_2025)) {
            prompt.title(index.title());
        }
        return prompt.build();
    }

    /** The protocol knows no schema for these: a name, what it means, whether it must be there. */
    private static List<PromptArgument> arguments(Map<String, Object> schema) {
        List<PromptArgument> arguments = new ArrayList<>();
        List<?> required = schema.get("required") instanceof List<?> names ? names : List.of();
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach(
                    (name, property) -> {
                        PromptArgument.Builder argument =
                                PromptArgument.builder((String) name)
                                        .required(required.contains(name));
                        if (property instanceof Map<?, ?> says
                                && says.get("description") instanceof String description) {
                            argument.description(description);
                        }
                        arguments.add(argument.build());
                    });
        }
        return arguments;
    }
}
