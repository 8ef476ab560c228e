package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.Caller;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells who makes a call. */
final class Callers {
    private static final String LOCAL = "local";
    private static final int CLIENT_LENGTH = 100;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Callers() {}

    /** The caller behind an exchange: over stdio always the parent process, which is trusted. */
    static Caller of(McpAsyncServerExchange exchange) {
        return new Caller(
                LOCAL, Optional.ofNullable(exchange.getClientInfo()).flatMap(Callers::client));
    }

    /** Name and version, on one line and of bounded length: they end up in logs. */
    private static Optional<String> client(Implementation info) {
        String client = CONTROL.matcher(info.name() + " " + info.version()).replaceAll("?").strip();
        return Optional.of(client)
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(text.length(), CLIENT_LENGTH)));
    }
}
