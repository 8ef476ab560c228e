package io.cargoshipper.host.protocol.sdk;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A message that arrived, sorted. */
sealed interface Incoming {

    /**
     * A request.
     *
     * @param id its id, a {@link RequestId#isValid valid} one
     * @param method what is asked for
     * @param params the parameters, any JSON value
     */
    record Request(Object id, String method, Optional<Object> params) implements Incoming {}

    /**
     * A notification.
     *
     * @param method what is told
     * @param params the parameters, any JSON value
     */
    record Notification(String method, Optional<Object> params) implements Incoming {}

    /**
     * An answer to a request of ours, or what looks like one. It is never answered in turn.
     *
     * @param members the message as it came
     */
    record Response(Map<?, ?> members) implements Incoming {}

    /**
     * Several messages in an array.
     *
     * @param elements parsed JSON, each a message by itself
     */
    record Batch(List<?> elements) implements Incoming {}

    /**
     * None of these.
     *
     * @param id the id, where it can be told
     * @param error what is wrong with it
     */
    record Malformed(Optional<Object> id, JSONRPCError error) implements Incoming {}
}
