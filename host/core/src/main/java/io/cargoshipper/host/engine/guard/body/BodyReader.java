package io.cargoshipper.host.engine.guard.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cargoshipper.host.engine.guard.body.Shape.Anything;
import io.cargoshipper.host.engine.guard.body.Shape.Field;
import io.cargoshipper.host.engine.guard.body.Shape.ListOf;
import io.cargoshipper.host.engine.guard.body.Shape.MapOf;
import io.cargoshipper.host.engine.guard.body.Shape.Scalar;
import io.cargoshipper.host.engine.guard.body.Shape.Struct;
import io.cargoshipper.host.engine.guard.body.Shape.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON as engines do, which are written in Go: its decoder ignores the case of fields, lets
 * the last of two win, merges two objects of one field, and ignores what it does not know. What
 * depends on such rules is refused here, for engines differ in their versions; so what is read is
 * what every engine reads. The same said twice is said once.
 */
public final class BodyReader {

    /** A request's body is a few hundred bytes; a large one has long lists of mounts or labels. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_SHOWN_KEY = 60;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory JSON =
            new JsonFactoryBuilder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxStringLength(MAX_BYTES)
                                    .maxNameLength(MAX_BYTES)
                                    .build())
                    .build();

    private final JsonParser parser;
    private final List<String> unknown = new ArrayList<>();

    private BodyReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * A body, and what the list of known fields does not have.
     *
     * @param unknown where each stands: {@code HostConfig.NewSetting}
     */
    public record Reading(Body body, List<String> unknown) {
        public Reading {
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * Reads a whole body.
     *
     * @throws UnreadableRequestException when engines could read it otherwise, or not at all
     */
    public static Reading read(byte[] bytes, Shape shape) {
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableRequestException(
                    "its body has more than %d bytes".formatted(MAX_BYTES));
        }
        String text = JsonText.decode(bytes);
        try (JsonParser parser = JSON.createParser(text)) {
            BodyReader reader = new BodyReader(parser);
            parser.nextToken();
            JsonNode root = reader.value(shape, "");
            if (parser.nextToken() != null) {
                throw new UnreadableRequestException("its body goes on after the JSON value");
            }
            return new Reading(new Body(root), reader.unknown);
        } catch (IOException e) {
            throw new UnreadableRequestException("its body is not the JSON that engines read", e);
        }
    }

    /** Reads an answer of the engine, of which everything is of interest. */
    public static Body readAnswer(byte[] bytes) {
        return read(bytes, new Anything()).body();
    }

    private JsonNode value(Shape shape, String at) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new UnreadableRequestException("its body is empty or ends too early");
        }
        if (token == JsonToken.VALUE_NULL) {
            return NODES.nullNode();
        }
        if (shape instanceof Scalar scalar) {
            return scalar(scalar, at);
        } else if (shape instanceof Words) {
            return token == JsonToken.START_ARRAY ? list(Scalar.TEXT, at) : scalar(Scalar.TEXT, at);
        } else if (shape instanceof ListOf list) {
            require(JsonToken.START_ARRAY, at);
            return list(list.element(), at);
        } else if (shape instanceof MapOf map) {
            require(JsonToken.START_OBJECT, at);
            return map(map.value(), at);
        } else if (shape instanceof Struct struct) {
            require(JsonToken.START_OBJECT, at);
            return struct(struct, at);
        }
        return anything(at);
    }

    private JsonNode anything(String at) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(new Anything(), at);
            case START_ARRAY -> list(new Anything(), at);
            case VALUE_STRING -> NODES.textNode(JsonText.whole(parser.getText()));
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            default -> throw mistyped(at);
        };
    }

    private JsonNode scalar(Scalar kind, String at) throws IOException {
        JsonToken token = parser.currentToken();
        boolean fits =
                switch (kind) {
                    case TEXT -> token == JsonToken.VALUE_STRING;
                    case FLAG -> token.isBoolean();
                    case WHOLE_NUMBER -> token == JsonToken.VALUE_NUMBER_INT && isLong();
                    case NUMBER -> token.isNumeric();
                };
        if (!fits) {
            throw mistyped(at);
        }
        return anything(at);
    }

    private boolean isLong() throws IOException {
        return parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    private ArrayNode list(Shape element, String at) throws IOException {
        ArrayNode list = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(element, at + "[]"));
        }
        return list;
    }

    private ObjectNode map(Shape value, String at) throws IOException {
        ObjectNode map = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = JsonText.whole(parser.currentName());
            parser.nextToken();
            JsonNode read = value(value, below(at, key));
            requireSame(map.get(key), read, at, key);
            map.set(key, read);
        }
        return map;
    }

    private ObjectNode struct(Struct type, String at) throws IOException {
        ObjectNode object = NODES.objectNode();
        Map<String, JsonNode> seen = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = JsonText.whole(parser.currentName());
            Optional<Field> field = type.field(key);
            String name = field.map(Field::name).orElse(key);
            parser.nextToken();
            JsonNode read =
                    field.isPresent()
                            ? value(field.get().shape(), below(at, name))
                            : value(new Anything(), below(at, name));
            requireSame(seen.put(Shape.folded(key), read), read, at, key);
            if (!read.isNull()) { // which leaves a field as it is, known or not
                if (field.isPresent()) {
                    object.set(name, read);
                } else {
                    unknown.add(below(at, key));
                }
            }
        }
        return object;
    }

    /** docker-java writes some fields twice, in two cases; which counts is no question then. */
    private static void requireSame(JsonNode first, JsonNode second, String at, String key) {
        if (first != null && !first.equals(second)) {
            throw new UnreadableRequestException(
                    "its field '%s' is there twice, the case of letters aside, with two values, of"
                                    .formatted(below(at, key))
                            + " which engines take either");
        }
    }

    private void require(JsonToken token, String at) {
        if (parser.currentToken() != token) {
            throw mistyped(at);
        }
    }

    private static UnreadableRequestException mistyped(String at) {
        return new UnreadableRequestException(
                at.isEmpty()
                        ? "its body is of another kind than the engine reads"
                        : "its field '%s' has a value of another kind than the engine reads"
                                .formatted(at));
    }

    private static String below(String at, String key) {
        String shown = key.replaceAll("[^\\x20-\\x7e]", "?");
        String cut = shown.length() <= MAX_SHOWN_KEY ? shown : shown.substring(0, MAX_SHOWN_KEY);
        return at.isEmpty() ? cut : at + "." + cut;
    }
}
