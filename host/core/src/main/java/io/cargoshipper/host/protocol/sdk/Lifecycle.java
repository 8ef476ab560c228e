package io.cargoshipper.host.protocol.sdk;

import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** How far the handshake of one connection is, and what is served when. */
final class Lifecycle {

    static final int LARGEST_BATCH = 100;

    private enum State {
        /** Nothing but {@code initialize} and {@code ping} is served. */
        NEW,
        /** {@code initialize} is answered. */
        GREETED,
        /** The client has said that it is ready, or made a request. */
        READY,
        /** Nothing is served. */
        CLOSED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
    private final Set<String> methods;
    private volatile Revision revision = Revision.newest();

    /** Starts a connection on which the given methods are served, besides {@code initialize}. */
    Lifecycle(Set<String> methods) {
        this.methods = Objects.requireNonNull(methods, "methods");
    }

    /** Why a request of this method cannot be served now, if so. */
    Optional<JSONRPCError> refusal(String method) {
        boolean greeted = state.get() != State.NEW;
        if (method.equals(McpSchema.METHOD_INITIALIZE)) {
            return greeted
                    ? refusal("this session is initialised already", ErrorCodes.INVALID_REQUEST)
                    : Optional.empty();
        }
        if (!methods.contains(method)) {
            return refusal(
                    "unknown method " + RpcErrors.shown(method), ErrorCodes.METHOD_NOT_FOUND);
        }
        if (!greeted && !method.equals(McpSchema.METHOD_PING)) {
            return refusal(
                    "the session is not initialised; send 'initialize' first",
                    ErrorCodes.INVALID_REQUEST);
        }
        return Optional.empty();
    }

    /**
     * Why a batch cannot be served now, if so. Revision 2025-03-26 alone has batches: it says that
     * receivers must support them.
     */
    Optional<JSONRPCError> refusalOfBatch(int size) {
        if (state.get() == State.NEW || revision != Revision.MARCH_2025) {
            return refusal(
                    "batches are not supported; send each message by itself",
                    ErrorCodes.INVALID_REQUEST);
        }
        return size >= 1 && size <= LARGEST_BATCH
                ? Optional.empty()
                : refusal(
                        "a batch must have 1 to %d messages, not %d".formatted(LARGEST_BATCH, size),
                        ErrorCodes.INVALID_REQUEST);
    }

    /** Notes that {@code initialize} is being answered, with this revision of the protocol. */
    void greeted(Revision negotiated) {
        revision = negotiated;
        state.compareAndSet(State.NEW, State.GREETED);
    }

    /** The revision of the protocol that is spoken; the newest, until that is settled. */
    Revision revision() {
        return revision;
    }

    /** Notes that the client is ready; true if this is news, and {@code initialize} came first. */
    boolean ready() {
        return state.compareAndSet(State.GREETED, State.READY);
    }

    void close() {
        state.set(State.CLOSED);
    }

    boolean isClosed() {
        return state.get() == State.CLOSED;
    }

    private static Optional<JSONRPCError> refusal(String message, int code) {
        return Optional.of(new JSONRPCError(code, message));
    }
}
