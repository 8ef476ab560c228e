package io.cargoshipper.api.builder;

import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.index.JsonNames;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds a JSON value against the component that it is to fill. */
final class ValueCheck {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ValueCheck() {}

    /** Says what is wrong with the value, if anything is. */
    static Optional<String> fault(Component component, JsonNode value) {
        return shapeFault(component.shape(), value)
                .or(() -> component.annotation(Range.class).flatMap(r -> rangeFault(r, value)))
                .or(() -> component.annotation(Length.class).flatMap(l -> lengthFault(l, value)))
                .or(() -> component.annotation(Pattern.class).flatMap(p -> textFault(p, value)));
    }

    private static Optional<String> shapeFault(Shape shape, JsonNode value) {
        if (shape instanceof Shape.Leaf leaf) {
            return leafFault(leaf, value);
        }
        if (shape instanceof Shape.Items items) {
            return value.isArray()
                    ? first(value.valueStream().map(item -> shapeFault(items.item(), item)))
                    : Optional.of("it takes an array");
        }
        if (!value.isObject()) {
            return Optional.of("it takes an object");
        }
        if (shape instanceof Shape.Entries entries) {
            return first(value.valueStream().map(entry -> shapeFault(entries.value(), entry)));
        }
        return shape instanceof Shape.Fields fields ? fieldsFault(fields, value) : Optional.empty();
    }

    private static Optional<String> leafFault(Shape.Leaf leaf, JsonNode value) {
        return switch (leaf.kind()) {
            case BOOLEAN -> unless(value.isBoolean(), "it takes true or false");
            case INTEGER ->
                    unless(value.isIntegralNumber(), "it takes a whole number")
                            .or(() -> bindFault(leaf.type(), value));
            case NUMBER ->
                    unless(value.isNumber(), "it takes a number")
                            .or(() -> bindFault(leaf.type(), value));
            case TEXT -> unless(value.isString(), "it takes a text");
            case CONSTANT -> constantFault(leaf.type(), value);
            case FORMATTED ->
                    unless(value.isString(), "it takes a text in quotes")
                            .or(() -> bindFault(leaf.type(), value));
        };
    }

    private static Optional<String> constantFault(Class<?> type, JsonNode value) {
        List<String> names =
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> JsonNames.constant((Enum<?>) constant))
                        .toList();
        return unless(
                value.isString() && names.contains(value.stringValue()),
                "it takes one of " + String.join(", ", names));
    }

    private static Optional<String> bindFault(Class<?> type, JsonNode value) {
        try {
            MAPPER.treeToValue(value, type);
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of("it is no " + type.getSimpleName());
        }
    }

    private static Optional<String> fieldsFault(Shape.Fields fields, JsonNode value) {
        Optional<String> unknown =
                value.propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(
                                name ->
                                        fields.components().stream()
                                                .noneMatch(c -> c.name().equals(name)))
                        .findFirst()
                        .map(name -> "'%s' is unknown".formatted(name));
        return unknown.or(
                () ->
                        first(
                                fields.components().stream()
                                        .map(component -> fieldFault(component, value))));
    }

    private static Optional<String> fieldFault(Component component, JsonNode object) {
        JsonNode value = object.get(component.name());
        if (value == null) {
            return unless(component.mayBeLeftOut(), "'%s' is missing".formatted(component.name()));
        }
        return fault(component, value);
    }

    private static Optional<String> rangeFault(Range range, JsonNode value) {
        return unless(
                !value.isNumber()
                        || (value.doubleValue() >= range.min()
                                && value.doubleValue() <= range.max()),
                "it is out of its @Range");
    }

    private static Optional<String> lengthFault(Length length, JsonNode value) {
        int actual =
                value.isString()
                        ? value.stringValue().codePointCount(0, value.stringValue().length())
                        : value.size();
        return unless(actual >= length.min() && actual <= length.max(), "it is out of its @Length");
    }

    private static Optional<String> textFault(Pattern pattern, JsonNode value) {
        return unless(
                !value.isString()
                        || Patterns.compile(pattern.value())
                                .map(known -> known.matcher(value.stringValue()).find())
                                .orElse(true),
                "it does not match its @Pattern");
    }

    private static Optional<String> unless(boolean holds, String fault) {
        return holds ? Optional.empty() : Optional.of(fault);
    }

    private static Optional<String> first(Stream<Optional<String>> faults) {
        return faults.flatMap(Optional::stream).findFirst();
    }
}
