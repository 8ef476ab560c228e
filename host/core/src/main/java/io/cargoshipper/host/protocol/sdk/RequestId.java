package io.cargoshipper.host.protocol.sdk;

import java.nio.charset.StandardCharsets;

/** What may identify a request in MCP: a string or an integer. */
final class RequestId {

    private RequestId() {}

    /** Tells whether a parsed JSON value can be an id, and be sent back as it came. */
    static boolean isValid(Object value) {
        if (value instanceof String text) {
            // an escaped lone surrogate has no UTF-8 form, so no answer could carry it
            return StandardCharsets.UTF_8.newEncoder().canEncode(text);
        }
        return value instanceof Integer || value instanceof Long;
    }
}
