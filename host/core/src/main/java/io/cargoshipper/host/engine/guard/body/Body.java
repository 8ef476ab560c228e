package io.cargoshipper.host.engine.guard.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * A JSON value as an engine reads it: what is not there has the zero value of its type, as in Go.
 *
 * @param node with fields by the names that the API gives them
 */
public record Body(JsonNode node) {

    /** Nothing at all. */
    public static final Body NONE = new Body(MissingNode.getInstance());

    public Body {
        Objects.requireNonNull(node, "node");
    }

    /** Whether a field is there and not null. */
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public String text(String name) {
        return text(node.path(name));
    }

    public boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    public long number(String name) {
        return node.path(name).asLong(0);
    }

    /** An object within, {@link #NONE} if there is none. */
    public Body object(String name) {
        return has(name) ? new Body(node.path(name)) : NONE;
    }

    /** Texts within; of a command that is one text, that text. */
    public List<String> texts(String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? List.of(value.textValue()) : list(value, Body::text);
    }

    public List<Body> objects(String name) {
        return list(node.path(name), Body::new);
    }

    /** The elements, where this is a list. */
    public List<Body> elements() {
        return list(node, Body::new);
    }

    /** The texts, where this is a list of such. */
    public List<String> words() {
        return list(node, Body::text);
    }

    public Map<String, String> textsByKey(String name) {
        return map(node.path(name), Body::text);
    }

    public Map<String, Body> objectsByKey(String name) {
        return map(node.path(name), Body::new);
    }

    /** The same object but for one field. */
    public Body without(String name) {
        return node instanceof ObjectNode object ? new Body(object.deepCopy().without(name)) : this;
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : "";
    }

    private static <T> List<T> list(JsonNode value, Function<JsonNode, T> reading) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).map(reading).toList()
                : List.of();
    }

    private static <T> Map<String, T> map(JsonNode value, Function<JsonNode, T> reading) {
        Map<String, T> map = new LinkedHashMap<>();
        value.properties().forEach(e -> map.put(e.getKey(), reading.apply(e.getValue())));
        return map;
    }
}
