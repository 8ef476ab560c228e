package io.cargoshipper.host.pipeline;

import com.networknt.schema.Error;
import io.cargoshipper.host.config.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Says in terms of the arguments, for a model to act on, what a schema found wrong with them. */
final class ArgumentProblems {

    private static final int MAX_PROBLEMS = 8;
    private static final int MAX_VALUE = 80;

    private ArgumentProblems() {}

    static String describe(String tool, Map<String, Object> schema, List<Error> errors) {
        List<String> lines = new ArrayList<>();
        for (Error error : errors.subList(0, Math.min(errors.size(), MAX_PROBLEMS))) {
            lines.add(describe(error, schema));
        }
        if (errors.size() > MAX_PROBLEMS) {
            lines.add("and %d more".formatted(errors.size() - MAX_PROBLEMS));
        }
        Set<String> known = properties(schema);
        return "%s; '%s' takes: %s"
                .formatted(
                        String.join("; ", lines),
                        tool,
                        known.isEmpty() ? "no arguments" : String.join(", ", known));
    }

    private static String describe(Error error, Map<String, Object> schema) {
        String place = place(error);
        return switch (error.getKeyword()) {
            case "required" ->
                    "argument '%s' is missing".formatted(join(place, error.getProperty()));
            case "additionalProperties" -> unknown(error, place, schema);
            case "type" ->
                    "%s must be %s, not %s"
                            .formatted(
                                    subject(place),
                                    error.getSchemaNode().asString(),
                                    shown(error.getInstanceNode()));
            case "pattern" ->
                    "%s: %s does not match %s"
                            .formatted(
                                    subject(place),
                                    shown(error.getInstanceNode()),
                                    error.getSchemaNode().asString());
            case "enum" ->
                    "%s: %s is not one of %s"
                            .formatted(
                                    subject(place),
                                    shown(error.getInstanceNode()),
                                    error.getSchemaNode());
            default ->
                    "%s: %s breaks %s %s"
                            .formatted(
                                    subject(place),
                                    shown(error.getInstanceNode()),
                                    error.getKeyword(),
                                    error.getSchemaNode());
        };
    }

    private static String unknown(Error error, String place, Map<String, Object> schema) {
        Object parent = schema;
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            parent = child(parent, error.getInstanceLocation().getElement(i));
        }
        return "argument '%s' is unknown%s"
                .formatted(
                        cut(join(place, error.getProperty())),
                        NearestName.hint(error.getProperty(), properties(parent)));
    }

    /** The schema of a value within one that has the given schema. */
    private static Object child(Object schema, Object step) {
        Map<?, ?> map = schema instanceof Map<?, ?> known ? known : Map.of();
        if (step instanceof Number) {
            return map.get("items");
        }
        return map.get("properties") instanceof Map<?, ?> properties
                ? properties.get(step.toString())
                : map.get("additionalProperties");
    }

    private static Set<String> properties(Object schema) {
        Set<String> names = new TreeSet<>();
        if (schema instanceof Map<?, ?> map && map.get("properties") instanceof Map<?, ?> known) {
            known.keySet().forEach(name -> names.add((String) name));
        }
        return names;
    }

    /** Where the value is: {@code ports[0].host}; empty for the arguments as a whole. */
    private static String place(Error error) {
        StringBuilder place = new StringBuilder();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            Object step = error.getInstanceLocation().getElement(i);
            if (step instanceof Number) {
                place.append('[').append(step).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step);
            }
        }
        return cut(place.toString());
    }

    private static String join(String place, String property) {
        return place.isEmpty() ? property : place + "." + property;
    }

    private static String subject(String place) {
        return place.isEmpty() ? "the arguments" : "argument '" + place + "'";
    }

    private static String shown(JsonNode value) {
        return "%s %s"
                .formatted(
                        value.getNodeType().name().toLowerCase(Locale.ROOT), cut(value.toString()));
    }

    private static String cut(String text) {
        return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE) + "…";
    }
}
