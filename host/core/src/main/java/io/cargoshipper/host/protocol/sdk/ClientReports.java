package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.ToolCall.LogLevel;
import io.cargoshipper.host.pipeline.CallReports;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Sends a call's reports to the client that made it. Progress only where the client gave a token,
 * and only while it grows, as the specification's progress section demands; log lines from the
 * level on that the client set. Nothing is sent once the call has ended.
 */
final class ClientReports implements CallReports {
    private static final Logger LOG = LoggerFactory.getLogger(ClientReports.class);

    private final McpAsyncServerExchange exchange;
    private final String tool;
    private final Optional<Object> token;
    private final Object order = new Object();
    private double last = Double.NEGATIVE_INFINITY;

    /** What earlier attempts of the same call have reported. */
    private double before;

    private volatile boolean ended;

    ClientReports(McpAsyncServerExchange exchange, String tool, Optional<Object> token) {
        this.exchange = Objects.requireNonNull(exchange, "exchange");
        this.tool = Objects.requireNonNull(tool, "tool");
        this.token = Objects.requireNonNull(token, "token");
    }

    @Override
    public void progress(double done, OptionalDouble total, String message) {
        if (token.isEmpty() || !Double.isFinite(done)) {
            return;
        }
        synchronized (order) {
            double reached = before + done;
            if (!ended && reached > last) {
                last = reached;
                send(exchange.progressNotification(notification(reached, total, message)));
            }
        }
    }

    @Override
    public void log(LogLevel level, String message) {
        LoggingMessageNotification line =
                LoggingMessageNotification.builder(levelOf(level), message).logger(tool).build();
        synchronized (order) {
            if (!ended) {
                send(exchange.loggingNotification(line));
            }
        }
    }

    /** The call begins; anew, where it was begun before: then progress goes on from there. */
    void begin() {
        synchronized (order) {
            before = Math.max(0, last);
        }
    }

    /**
     * Ends the reports before the answer: what is being sent goes out first. After {@link #drop}
     * there is no answer to wait for: a reporter may be stuck at a client that does not read, and
     * must not hold up whoever cancels its call.
     */
    void finish() {
        if (ended) {
            return;
        }
        synchronized (order) {
            ended = true;
        }
    }

    /** Ends the reports at once, without waiting for one that is being sent. */
    void drop() {
        ended = true;
    }

    private ProgressNotification notification(double done, OptionalDouble total, String message) {
        ProgressNotification.Builder notification =
                ProgressNotification.builder(token.orElseThrow(), done);
        total.stream().filter(Double::isFinite).forEach(all -> notification.total(before + all));
        if (message != null && !message.isEmpty()) {
            notification.message(message);
        }
        return notification.build();
    }

    private void send(Mono<Void> notification) {
        notification.subscribe(
                nothing -> {}, failure -> LOG.warn("A report of {} was not sent", tool, failure));
    }

    private static LoggingLevel levelOf(LogLevel level) {
        return switch (level) {
            case DEBUG -> LoggingLevel.DEBUG;
            case INFO -> LoggingLevel.INFO;
            case WARNING -> LoggingLevel.WARNING;
            case ERROR -> LoggingLevel.ERROR;
        };
    }
}
