package io.cargoshipper.host.pipeline;

import com.networknt.schema.Error;
import io.cargoshipper.host.catalog.Offer;
import io.cargoshipper.host.catalog.ToolOffer;
import io.cargoshipper.host.config.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
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

    private final String name;
    private final Map<String, Object> schema;

    /** By argument, JSON. */
    private final Map<String, String> examples;

    private final Map<String, String> formerNames;

    ArgumentProblems(Offer offer, Map<String, Object> schema) {
        this.name = offer.name();
        this.schema = schema;
        this.examples = offer instanceof ToolOffer tool ? tool.index().examples() : Map.of();
        this.formerNames = offer instanceof ToolOffer tool ? tool.index().formerNames() : Map.of();
    }

    String describe(List<Error> errors) {
        Set<String> renamed = renamed(errors);
        Set<String> shown = new HashSet<>();
        // What was given under its former name is not missing: that is said already.
        List<Error> told = errors.stream().filter(error -> !isMissing(error, renamed)).toList();
        List<String> lines = new ArrayList<>();
        for (Error error : told.subList(0, Math.min(told.size(), MAX_PROBLEMS))) {
            lines.add(describe(error) + example(error, shown));
        }
        if (told.size() > MAX_PROBLEMS) {
            lines.add("and %d more".formatted(told.size() - MAX_PROBLEMS));
        }
        Set<String> known = new TreeSet<>(Schemas.properties(schema));
        return "%s; '%s' takes: %s"
                .formatted(
                        String.join("; ", lines),
                        name,
                        known.isEmpty() ? "no arguments" : String.join(", ", known));
    }

    /** The arguments that were given under a former name. */
    private Set<String> renamed(List<Error> errors) {
        Set<String> renamed = new HashSet<>();
        for (Error error : errors) {
            if (isFormerName(error)) {
                renamed.add(formerNames.get(error.getProperty()));
            }
        }
        return renamed;
    }

    private boolean isFormerName(Error error) {
        return error.getKeyword().equals("additionalProperties")
                && isOfArguments(error)
                && formerNames.containsKey(error.getProperty());
    }

    private static boolean isMissing(Error error, Set<String> arguments) {
        return error.getKeyword().equals("required")
                && isOfArguments(error)
                && arguments.contains(error.getProperty());
    }

    /** Whether it is about an argument as such, not about something within one. */
    private static boolean isOfArguments(Error error) {
        return error.getInstanceLocation().getNameCount() == 0;
    }

    private String describe(Error error) {
        String place = place(error);
        return switch (error.getKeyword()) {
            case "required" ->
                    "argument '%s' is missing".formatted(join(place, error.getProperty()));
            case "additionalProperties" ->
                    isFormerName(error) ? renaming(error.getProperty()) : unknown(error, place);
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

    private String renaming(String former) {
        String now = formerNames.get(former);
        String example = examples.get(now);
        return "argument '%s' is called '%s' now%s"
                .formatted(
                        former,
                        now,
                        example == null ? "" : ", e.g. {\"%s\": %s}".formatted(now, example));
    }

    private String unknown(Error error, String place) {
        Object parent = schema;
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            parent = Schemas.within(parent, error.getInstanceLocation().getElement(i));
        }
        return "argument '%s' is unknown%s"
                .formatted(
                        cut(join(place, error.getProperty())),
                        NearestName.hint(error.getProperty(), Schemas.properties(parent)));
    }

    /** An example of an argument of which the type of a value is wrong; once for each argument. */
    private String example(Error error, Set<String> shown) {
        if (!error.getKeyword().equals("type") || isOfArguments(error)) {
            return "";
        }
        String argument = error.getInstanceLocation().getElement(0).toString();
        String example = examples.get(argument);
        return example == null || !shown.add(argument)
                ? ""
                : "; for example \"%s\": %s".formatted(argument, example);
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
