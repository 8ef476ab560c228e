package io.cargoshipper.api.builder;

import io.cargoshipper.api.Default;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Reads the texts of {@link Default}s, and other values that are written as JSON. */
final class Defaults {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Defaults() {}

    /**
     * The value that a text stands for; empty if it is none.
     *
     * @param type the raw type of the component's value
     */
    static Optional<JsonNode> parse(String text, Class<?> type) {
        return type == String.class || type.isEnum()
                ? Optional.of(StringNode.valueOf(text))
                : parseJson(text);
    }

    /** The value that a text is in JSON; empty if it is none. */
    static Optional<JsonNode> parseJson(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(value -> !value.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Reports a default that the host would refuse if a caller gave it. */
    static void check(Component component, Problems problems) {
        Optional<Default> annotation = component.annotation(Default.class);
        if (annotation.isEmpty()) {
            return;
        }
        String text = annotation.get().value();
        String label = component.label() + ": @Default(\"" + text + "\")";
        if (component.optional()) {
            problems.add(
                    label + " on an Optional, which would never be empty",
                    "drop the Optional, or the @Default");
            return;
        }
        Optional<JsonNode> value = parse(text, component.declared().getType());
        if (value.isEmpty()) {
            problems.add(
                    label + " is not JSON",
                    "write the value as JSON, such as 100, false, [] or \\\"PT10S\\\"; texts of"
                            + " String and enum components alone go without quotes");
            return;
        }
        ValueCheck.fault(component, value.get())
                .ifPresent(
                        fault ->
                                problems.add(
                                        label + " breaks the component's own rules: " + fault,
                                        "give a default that a caller could give too"));
    }
}
