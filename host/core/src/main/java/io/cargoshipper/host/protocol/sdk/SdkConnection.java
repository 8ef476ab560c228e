package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.protocol.Connection;
import io.cargoshipper.host.protocol.Outlet;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.server.McpNotificationHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpServerSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * One client of the 2025 era: sorts its messages, and hands the SDK's session those that it can
 * answer.
 */
final class SdkConnection implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(SdkConnection.class);
    static final String CANCELLED = "notifications/cancelled";

    /** For requests that the SDK's session would send; ours go by {@link ClientRequests}. */
    private static final Duration CLIENT_ANSWERS = Duration.ofMinutes(5);

    private static final Map<String, McpNotificationHandler> NOTIFICATIONS =
            Map.of(McpSchema.METHOD_NOTIFICATION_INITIALIZED, (exchange, params) -> Mono.empty());

    private static final TypeRef<JSONRPCResponse> RESPONSE = new TypeRef<>() {};

    private final Messages messages;
    private final Sessions sessions;
    private final Outlet outlet;
    private final Lifecycle lifecycle;
    private final Requests requests;
    private final ClientRequests ownRequests;
    private final McpServerSession session;

    SdkConnection(
            Methods methods,
            Messages messages,
            Sessions sessions,
            Outlet outlet,
            RequestLimits limits) {
        this.messages = Objects.requireNonNull(messages, "messages");
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.outlet = Objects.requireNonNull(outlet, "outlet");
        this.lifecycle = new Lifecycle(methods.handlers().keySet());
        this.requests = new Requests(messages, outlet, limits);
        this.ownRequests = new ClientRequests(messages, outlet);
        this.session =
                new McpServerSession(
                        sessions.newId(),
                        CLIENT_ANSWERS,
                        new ConnectionTransport(requests, messages, outlet),
                        request ->
                                methods.initialize()
                                        .handle(request)
                                        .doOnNext(
                                                result ->
                                                        lifecycle.greeted(
                                                                Revision.of(
                                                                                result
                                                                                        .protocolVersion())
                                                                        .orElseThrow())),
                        methods.handlers(),
                        NOTIFICATIONS);
    }

    @Override
    public void receive(byte[] json) {
        if (lifecycle.isClosed()) {
            return;
        }
        try {
            take(messages.read(json), json.length);
            if (lifecycle.isClosed()) { // while this was under way
                close();
            }
        } catch (Throwable e) { // the session goes on
            LOG.error("A message was not handled", e);
        }
    }

    @Override
    public void refuseOversized(long limitBytes, byte[] head, byte[] tail) {
        if (!lifecycle.isClosed()) {
            refuse(
                    OversizedRequest.id(head, tail),
                    new JSONRPCError(
                            ErrorCodes.INVALID_REQUEST,
                            "the message is longer than the limit of %d bytes and was not read"
                                    .formatted(limitBytes)));
        }
    }

    @Override
    public void endIntake() {
        requests.endIntake();
        ownRequests.end(); // who is asked for an approval now would set off a new call
    }

    @Override
    public boolean drain(Duration limit) throws InterruptedException {
        return requests.awaitSettled(limit);
    }

    @Override
    public void close() {
        lifecycle.close();
        sessions.closed(session.getId());
        requests.cancelAll();
        session.close();
    }

    private void take(Incoming incoming, int bytes) {
        if (incoming instanceof Incoming.Request request) {
            request(request, bytes);
        } else if (incoming instanceof Incoming.Notification notification) {
            notification(notification);
        } else if (incoming instanceof Incoming.Response response) {
            response(response);
        } else if (incoming instanceof Incoming.Malformed malformed) {
            refuse(malformed.id(), malformed.error());
        } else if (incoming instanceof Incoming.Batch batch) {
            batch(batch.elements());
        }
    }

    /**
     * Handles each message as if it had come by itself, and answers each by itself: JSON-RPC only
     * recommends that the answers come in an array, and the slowest would hold up all. {@code
     * initialize} is refused in here as any second one is.
     */
    private void batch(List<?> elements) {
        Optional<JSONRPCError> refusal = lifecycle.refusalOfBatch(elements.size());
        if (refusal.isPresent()) {
            refuse(Optional.empty(), refusal.get());
            return;
        }
        elements.forEach(json -> take(Messages.sorted(json), messages.length(json)));
    }

    private void request(Incoming.Request request, int bytes) {
        Pending pending = new Pending(request.id(), request.method(), bytes);
        Optional<JSONRPCError> obstacle = requests.add(pending);
        if (obstacle.isPresent()) {
            refuse(Optional.of(request.id()), obstacle.get());
            return;
        }
        Optional<JSONRPCError> refusal = lifecycle.refusal(request.method());
        if (refusal.isPresent()) {
            requests.refuse(pending, refusal.get());
        } else if (request.method()
                .equals(McpSchema.METHOD_PING)) { // served before the handshake too
            requests.answer(pending, JSONRPCResponse.result(request.id(), Ping.PONG));
        } else {
            becomeReady();
            handle(pending, request);
        }
    }

    private void handle(Pending pending, Incoming.Request request) {
        JSONRPCRequest message =
                new JSONRPCRequest(request.method(), request.id(), request.params().orElse(null));
        try {
            pending.runs(
                    session.handle(message)
                            .contextWrite(c -> ConnectionTransport.contextOf(pending, c))
                            .subscribe(
                                    nothing -> {},
                                    failure -> requests.fail(pending, failure),
                                    () -> requests.refuse(pending, RpcErrors.INTERNAL)));
        } catch (Throwable e) { // Reactor lets an Error through to here
            requests.fail(pending, e);
        }
    }

    private void notification(Incoming.Notification notification) {
        if (notification.method().equals(McpSchema.METHOD_NOTIFICATION_INITIALIZED)) {
            becomeReady();
        } else if (notification.method().equals(CANCELLED)
                && notification.params().orElse(null) instanceof Map<?, ?> params) {
            Optional.<Object>ofNullable(params.get("requestId")).ifPresent(requests::cancel);
        } else {
            LOG.debug("Ignored the notification {}", RpcErrors.shown(notification.method()));
        }
    }

    /**
     * Lets the session serve requests: it keeps those that come before this notification for ever.
     */
    private void becomeReady() {
        if (lifecycle.ready()) {
            session.handle(new JSONRPCNotification(McpSchema.METHOD_NOTIFICATION_INITIALIZED))
                    .subscribe();
            sessions.opened(session.getId(), session, ownRequests, lifecycle.revision());
        }
    }

    private void response(Incoming.Response response) {
        if (ownRequests.answer(response.members())) {
            return;
        }
        JSONRPCResponse answer;
        try {
            answer = messages.convert(response.members(), RESPONSE);
        } catch (RuntimeException e) {
            LOG.debug("Ignored a malformed response");
            return;
        }
        session.handle(answer).subscribe();
    }

    private void refuse(Optional<Object> id, JSONRPCError error) {
        outlet.send(messages.error(id, error));
    }
}
