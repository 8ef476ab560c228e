package io.cargoshipper.api.builder;

import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.index.IndexRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What helps a caller who gets the arguments of a tool wrong: examples and former names. */
record ArgumentHints(Map<String, String> examples, Map<String, String> formerNames) {

    /** For a tool without arguments. */
    static final ArgumentHints NONE = new ArgumentHints(Map.of(), Map.of());

    /** Reads them; problems are reported. */
    static ArgumentHints read(Shape.Fields arguments, Problems problems) {
        Map<String, String> examples = new LinkedHashMap<>();
        Map<String, String> formerNames = new LinkedHashMap<>();
        Set<String> present =
                arguments.components().stream().map(Component::name).collect(Collectors.toSet());
        for (Component component : arguments.components()) {
            component
                    .annotation(Example.class)
                    .flatMap(example -> example(component, example.value(), problems))
                    .ifPresent(example -> examples.put(component.name(), example));
            component
                    .annotation(FormerNames.class)
                    .ifPresent(
                            names -> {
                                checkSome(component, names, problems);
                                for (String name : names.value()) {
                                    checkName(component, name, present, problems);
                                    addName(component, name, formerNames, problems);
                                }
                            });
            checkNested(component.shape(), problems);
        }
        return new ArgumentHints(examples, formerNames);
    }

    /** The example on one line, as messages show it. */
    private static Optional<String> example(Component component, String text, Problems problems) {
        String label = "%s: @Example(\"%s\")".formatted(component.label(), text);
        Optional<JsonNode> value = Defaults.parseJson(text);
        if (value.isEmpty()) {
            problems.add(
                    label + " is not JSON",
                    "write the value as a caller would, a text with its quotes: \\\"web\\\"");
            return Optional.empty();
        }
        Optional<String> fault = ValueCheck.fault(component, value.get());
        fault.ifPresent(
                found ->
                        problems.add(
                                label + " breaks the component's own rules: " + found,
                                "give an example that the tool takes"));
        return fault.isPresent() ? Optional.empty() : Optional.of(text);
    }

    private static void checkSome(Component component, FormerNames names, Problems problems) {
        if (names.value().length == 0) {
            problems.add(component.label() + ": @FormerNames names none", "drop it");
        }
    }

    private static void checkName(
            Component component, String name, Set<String> present, Problems problems) {
        String label = "%s: its former name '%s'".formatted(component.label(), name);
        if (!IndexRules.isArgumentName(name)) {
            problems.add(
                    label + " is no name of an argument",
                    "give the name in JSON: 1 to 64 letters, digits, '_' and '-'");
        } else if (present.contains(name)) {
            problems.add(
                    label
                            + (name.equals(component.name())
                                    ? " is its present one"
                                    : " is the present one of another"),
                    "drop it: nothing tells the old use from the new");
        }
    }

    private static void addName(
            Component component, String name, Map<String, String> known, Problems problems) {
        String other = known.putIfAbsent(name, component.name());
        if (other != null) {
            problems.add(
                    "%s: its former name '%s' is that of '%s' too"
                            .formatted(component.label(), name, other),
                    "leave it to the one that took its place");
        }
    }

    private static void checkNested(Shape shape, Problems problems) {
        if (shape instanceof Shape.Items items) {
            checkNested(items.item(), problems);
        } else if (shape instanceof Shape.Entries entries) {
            checkNested(entries.value(), problems);
        } else if (shape instanceof Shape.Fields fields) {
            for (Component component : fields.components()) {
                if (component.annotation(Example.class).isPresent()
                        || component.annotation(FormerNames.class).isPresent()) {
                    problems.add(
                            component.label()
                                    + ": @Example and @FormerNames work on an argument itself"
                                    + " alone",
                            "give an @Example of the whole argument");
                }
                checkNested(component.shape(), problems);
            }
        }
    }
}
