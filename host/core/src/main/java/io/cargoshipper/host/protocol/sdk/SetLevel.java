package io.cargoshipper.host.protocol.sdk;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Answers {@code logging/setLevel}: log lines of calls below the level are no longer sent. */
final class SetLevel implements McpRequestHandler<Map<String, Object>> {
    private final Sessions sessions;

    SetLevel(Sessions sessions) {
        this.sessions = Objects.requireNonNull(sessions, "sessions");
    }

    @Override
    public Mono<Map<String, Object>> handle(McpAsyncServerExchange exchange, Object params) {
        sessions.setLevel(exchange.sessionId(), level(Params.of(params).requiredText("level")));
        return Mono.just(Map.of());
    }

    private static LoggingLevel level(String name) {
        return Arrays.stream(LoggingLevel.values())
                .filter(level -> nameOf(level).equals(name))
                .findFirst()
                .orElseThrow(() -> RpcErrors.invalidParams(unknown(name)));
    }

    private static String unknown(String name) {
        return "unknown log level %s; known: %s"
                .formatted(
                        RpcErrors.shown(name),
                        Arrays.stream(LoggingLevel.values())
                                .map(SetLevel::nameOf)
                                .collect(Collectors.joining(", ")));
    }

    private static String nameOf(LoggingLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
