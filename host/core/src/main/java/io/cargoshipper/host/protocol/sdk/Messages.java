package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.protocol.sdk.Incoming.Batch;
import io.cargoshipper.host.protocol.sdk.Incoming.Malformed;
import io.cargoshipper.host.protocol.sdk.Incoming.Notification;
import io.cargoshipper.host.protocol.sdk.Incoming.Request;
import io.cargoshipper.host.protocol.sdk.Incoming.Response;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON-RPC 2.0 as bytes: reads what clients send, whatever it is, and writes what they are sent.
 */
final class Messages {
    private static final String VERSION = "2.0";

    /**
     * Jackson's own limits on nesting, names, strings and numbers are what keeps a hostile message
     * cheap.
     */
    private final JsonMapper mapper =
            JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

    /** Reads a message. Never throws. */
    Incoming read(byte[] json) {
        String text;
        try {
            // strict, unlike Jackson, which also guesses at UTF-16 and UTF-32
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
        } catch (CharacterCodingException e) {
            return unreadable("the message is not valid UTF-8");
        }
        if (text.isBlank()) {
            return unreadable("the message is empty");
        }
        try {
            Object parsed = mapper.readValue(text, Object.class);
            return parsed instanceof List<?> elements ? new Batch(elements) : sorted(parsed);
        } catch (StreamConstraintsException e) {
            return unreadable(
                    "the message is nested too deeply, or a name, string or number in it is too long");
        } catch (JacksonException e) {
            return unreadable("the message is not valid JSON" + place(e.getLocation()));
        }
    }

    /** Writes a message. Lone surrogates, which UTF-8 cannot express, become question marks. */
    byte[] write(JSONRPCMessage message) {
        return bytes(message);
    }

    /** Writes an error; without an id where that is unknown, which the SDK's types do not allow. */
    byte[] error(Optional<Object> id, JSONRPCError error) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("jsonrpc", VERSION);
        message.put("id", id.orElse(null));
        message.put("error", error);
        return bytes(message);
    }

    /**
     * Turns parsed JSON into a value of a type.
     *
     * @throws JacksonException if it does not fit; its message speaks of classes
     */
    <T> T convert(Object json, TypeRef<T> type) {
        return mapper.convertValue(json, mapper.constructType(type.getType()));
    }

    private static String place(TokenStreamLocation location) {
        return location == null || location.getCharOffset() < 0
                ? ""
                : "; see character " + (location.getCharOffset() + 1);
    }

    private byte[] bytes(Object message) {
        return mapper.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
    }

    /** How long a message is that came as a part of a batch. */
    int length(Object json) {
        return bytes(json).length;
    }

    /** Sorts one message, which may have come as a part of a batch. */
    static Incoming sorted(Object json) {
        if (!(json instanceof Map<?, ?> members)) {
            return invalid(Optional.empty(), "a message must be a JSON object");
        }
        if (!members.containsKey("method")
                && (members.containsKey("result") || members.containsKey("error"))) {
            return new Response(members);
        }
        return requestOrNotification(members);
    }

    private static Incoming requestOrNotification(Map<?, ?> members) {
        Optional<Object> id =
                Optional.<Object>ofNullable(members.get("id")).filter(RequestId::isValid);
        if (!VERSION.equals(members.get("jsonrpc"))) {
            return invalid(id, "'jsonrpc' must be \"2.0\"");
        }
        if (!(members.get("method") instanceof String method)) {
            return invalid(id, "'method' must be a string");
        }
        Optional<Object> params = Optional.ofNullable(members.get("params"));
        if (!members.containsKey("id")) {
            return new Notification(method, params);
        }
        return id.<Incoming>map(known -> new Request(known, method, params))
                .orElseGet(() -> invalid(id, "'id' must be a string or an integer"));
    }

    private static Malformed unreadable(String message) {
        return new Malformed(Optional.empty(), new JSONRPCError(ErrorCodes.PARSE_ERROR, message));
    }

    private static Malformed invalid(Optional<Object> id, String message) {
        return new Malformed(id, new JSONRPCError(ErrorCodes.INVALID_REQUEST, message));
    }
}
