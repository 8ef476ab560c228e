package io.cargoshipper.host.pack;

import io.cargoshipper.api.index.IndexRules;
import io.cargoshipper.api.index.PackIndex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the schemas of arguments against what providers of models take. One tool that breaks it can
 * make a provider refuse the whole list, the tools of all other packs included.
 */
final class SchemaRules {

    private static final Pattern PROPERTY = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");

    /** Hold schemas in turn; not taken at the top. */
    private static final List<String> COMBINATORS = List.of("oneOf", "anyOf", "allOf");

    private static final List<String> NOT_AT_THE_TOP =
            List.of("oneOf", "anyOf", "allOf", "not", "enum");

    private static final int DEEP = 5;
    private static final int TOO_DEEP = 10;
    private static final int LARGE = 8 << 10;
    private static final int TOO_LARGE = 64 << 10;

    private final String offer;
    private final List<Finding> findings;

    private SchemaRules(String offer, List<Finding> findings) {
        this.offer = offer;
        this.findings = findings;
    }

    /** What breaks the rules in the tools and prompts of an index. */
    static List<Finding> check(PackIndex index) {
        List<Finding> findings = new ArrayList<>();
        index.tools()
                .forEach(
                        tool ->
                                new SchemaRules("tool '%s'".formatted(tool.name()), findings)
                                        .root(tool.inputSchema()));
        index.prompts()
                .forEach(
                        prompt ->
                                new SchemaRules("prompt '%s'".formatted(prompt.name()), findings)
                                        .root(prompt.inputSchema()));
        return findings;
    }

    private void root(Map<String, Object> schema) {
        for (String keyword : NOT_AT_THE_TOP) {
            if (schema.containsKey(keyword)) {
                problem(
                        "its schema has '%s' at the top".formatted(keyword),
                        "list the arguments in 'properties', and check what belongs together in the tool");
            }
        }
        int size =
                JsonMapper.shared()
                        .writeValueAsString(schema)
                        .getBytes(StandardCharsets.UTF_8)
                        .length;
        if (size > LARGE) {
            find(
                    size > TOO_LARGE ? Finding.Severity.PROBLEM : Finding.Severity.WARNING,
                    "its schema has %,d bytes".formatted(size),
                    "keep it below %,d: every client sends it with every request".formatted(LARGE));
        }
        walk(schema, "", 1);
    }

    /**
     * Looks at a schema and those within it.
     *
     * @param path the argument it describes, and what within; empty for that of all arguments
     * @param depth how many objects and arrays it is in, with itself
     */
    private void walk(Object json, String path, int depth) {
        if (!(json instanceof Map<?, ?> schema)) {
            problem(
                    "the schema of %s is %s".formatted(named(path), json),
                    "describe it by an object with a 'type'");
            return;
        }
        if (depth > TOO_DEEP) {
            problem(
                    "%s nests more than %d objects and arrays".formatted(named(path), TOO_DEEP),
                    "take flatter arguments");
            return;
        }
        if (depth == DEEP + 1 && nests(schema)) {
            warning(
                    "%s nests more than %d objects and arrays".formatted(named(path), DEEP),
                    "take flatter arguments: some providers refuse it");
        }
        words(schema, path);
        array(schema, path, depth);
        object(schema, path, depth);
        for (String keyword : COMBINATORS) {
            if (schema.get(keyword) instanceof Collection<?> choices) {
                choices.forEach(choice -> walk(choice, path, depth + 1));
            }
        }
    }

    private static boolean nests(Map<?, ?> schema) {
        return "object".equals(schema.get("type")) || "array".equals(schema.get("type"));
    }

    private void words(Map<?, ?> schema, String path) {
        if (schema.get("description") instanceof String text
                && text.length() > IndexRules.MAX_DESCRIPTION) {
            problem(
                    "the description of %s has %,d characters"
                            .formatted(named(path), text.length()),
                    "say it in %,d".formatted(IndexRules.MAX_DESCRIPTION));
        }
        if (schema.containsKey("$ref")) {
            warning(
                    "%s is described by a $ref".formatted(named(path)),
                    "write the schema where it is used: some providers do not look it up");
        }
        if (schema.get("type") instanceof Collection<?>) {
            warning(
                    "%s has several types".formatted(named(path)),
                    "give it one: some providers refuse it");
        }
        if (schema.get("pattern") instanceof String pattern) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                problem(
                        "the pattern '%s' of %s is none (%s)"
                                .formatted(pattern, named(path), e.getDescription()),
                        "correct it: no value would be taken");
            }
        }
    }

    private void array(Map<?, ?> schema, String path, int depth) {
        if (schema.containsKey("items")) {
            walk(schema.get("items"), path + "[]", depth + 1);
        } else if ("array".equals(schema.get("type"))) {
            problem(
                    "%s is an array without 'items'".formatted(named(path)),
                    "say what stands in it");
        }
    }

    private void object(Map<?, ?> schema, String path, int depth) {
        Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> map ? map : Map.of();
        properties.forEach(
                (key, value) -> {
                    String name = String.valueOf(key);
                    if (!PROPERTY.matcher(name).matches()) {
                        problem(
                                "the name of %s is none that model providers accept"
                                        .formatted(named(within(path, name))),
                                "take 1 to 64 of a-z, A-Z, 0-9, '_', '.' and '-'");
                    }
                    walk(value, within(path, name), depth + 1);
                });
        if (schema.get("required") instanceof Collection<?> required) {
            for (Object name : required) {
                if (!properties.containsKey(name)) {
                    problem(
                            "%s must be given, and is not described"
                                    .formatted(named(within(path, String.valueOf(name)))),
                            "add it to 'properties', or take it out of 'required'");
                }
            }
        }
        if (schema.get("additionalProperties") instanceof Map<?, ?> values) {
            walk(values, path + "{}", depth + 1);
        }
    }

    private static String within(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String named(String path) {
        return path.isEmpty() ? "all its arguments" : "its argument '%s'".formatted(path);
    }

    private void problem(String what, String mend) {
        find(Finding.Severity.PROBLEM, what, mend);
    }

    private void warning(String what, String mend) {
        find(Finding.Severity.WARNING, what, mend);
    }

    private void find(Finding.Severity severity, String what, String mend) {
        findings.add(new Finding(severity, "%s: %s".formatted(offer, what), mend));
    }
}
