package io.cargoshipper.host.protocol.sdk;

import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The errors that requests are answered with. What went wrong inside is logged, and not told. */
final class RpcErrors {
    static final JSONRPCError INTERNAL =
            new JSONRPCError(
                    ErrorCodes.INTERNAL_ERROR,
                    "the server failed to answer this request; its log says why");

    static final JSONRPCError ID_IN_USE =
            new JSONRPCError(
                    ErrorCodes.INVALID_REQUEST,
                    "a request with this id is still being answered; give each its own");

    /** Of the range that JSON-RPC leaves to servers. */
    static final int BUSY = -32000;

    static final JSONRPCError SHUTTING_DOWN =
            new JSONRPCError(BUSY, "the server is shutting down and takes no more requests");

    private static final Logger LOG = LoggerFactory.getLogger(RpcErrors.class);
    private static final int SHOWN_LENGTH = 80;

    private RpcErrors() {}

    static McpError invalidParams(String message) {
        return new McpError(new JSONRPCError(ErrorCodes.INVALID_PARAMS, message));
    }

    static McpError internal(String method, String reason) {
        LOG.error("{} was not answered: {}", method, reason);
        return new McpError(INTERNAL);
    }

    static JSONRPCError tooManyWait(RequestLimits limits) {
        return new JSONRPCError(
                BUSY,
                "too many requests are waiting (limit %d requests, %d bytes in sum); send fewer at a time"
                        .formatted(limits.count(), limits.bytes()));
    }

    /** The failure itself if it is meant for the client, else {@link #INTERNAL}. */
    static McpError from(String method, Throwable failure) {
        if (failure instanceof McpError told) {
            return told;
        }
        LOG.error("{} failed", method, failure);
        return new McpError(INTERNAL);
    }

    /** A client's value in quotes, fit for a message: cut, and without control characters. */
    static String shown(String value) {
        String start =
                value.length() > SHOWN_LENGTH ? value.substring(0, SHOWN_LENGTH) + "…" : value;
        return "'" + start.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
