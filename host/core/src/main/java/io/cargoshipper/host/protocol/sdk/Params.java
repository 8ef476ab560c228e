package io.cargoshipper.host.protocol.sdk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request, read by hand: a message that does not fit is answered in words of
 * ours, where a JSON mapper's would speak of classes.
 */
final class Params {
    private final String place;
    private final Map<?, ?> members;

    private Params(String place, Map<?, ?> members) {
        this.place = place;
        this.members = members;
    }

    /** Reads what a session passes on; absent parameters are empty ones. */
    static Params of(Object params) {
        if (params == null) {
            return new Params("params", Map.of());
        }
        if (params instanceof Map<?, ?> members) {
            return new Params("params", members);
        }
        throw RpcErrors.invalidParams("'params' must be an object");
    }

    /** A string that may be absent. */
    Optional<String> text(String name) {
        Object value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw RpcErrors.invalidParams("'%s.%s' must be a string".formatted(place, name));
    }

    /** A string that must be there. */
    String requiredText(String name) {
        return text(name)
                .orElseThrow(
                        () ->
                                RpcErrors.invalidParams(
                                        "'%s.%s' is missing; it must be a string"
                                                .formatted(place, name)));
    }

    /** An object; empty if absent. */
    @SuppressWarnings("unchecked") // JSON objects have strings for keys
    Map<String, Object> object(String name) {
        Object value = members.get(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw RpcErrors.invalidParams("'%s.%s' must be an object".formatted(place, name));
    }

    /** The parameters in an object; none if it is absent. */
    Params within(String name) {
        return new Params(place + "." + name, object(name));
    }

    /** An object whose values are all strings; empty if absent. */
    Map<String, String> texts(String name) {
        Params inner = within(name);
        Map<String, String> texts = new LinkedHashMap<>();
        object(name).keySet().forEach(key -> texts.put(key, inner.requiredText(key)));
        return texts;
    }

    /** Where the client wants progress to go: a string or an integer. */
    Optional<Object> progressToken() {
        Object token =
                members.get("_meta") instanceof Map<?, ?> meta ? meta.get("progressToken") : null;
        return Optional.ofNullable(token).filter(RequestId::isValid);
    }
}
