package io.cargoshipper.api.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What breaks the rules in an index, each with its place; and the rules that many entries share.
 */
final class Violations {

    private static final int MAX_SHOWN = 80;

    private final List<String> found = new ArrayList<>();

    /** Adds a violation unless the rule holds. */
    void check(boolean holds, String place, String value, String fault) {
        if (!holds) {
            String shown =
                    value.length() <= MAX_SHOWN ? value : value.substring(0, MAX_SHOWN) + "…";
            found.add("%s: '%s' %s".formatted(place, shown, fault));
        }
    }

    /** Checks a text that is shown to models and people. */
    void checkText(String text, String place) {
        check(
                !text.isBlank() && text.length() <= IndexRules.MAX_DESCRIPTION,
                place,
                text,
                "has %,d characters, not 1 to %,d"
                        .formatted(text.length(), IndexRules.MAX_DESCRIPTION));
    }

    void checkTimeout(int seconds, String place) {
        check(
                IndexRules.isTimeout(seconds),
                place + ".timeoutSeconds",
                String.valueOf(seconds),
                "is not 0 to " + IndexRules.MAX_TIMEOUT_SECONDS);
    }

    /** Checks that a schema is that of an object. */
    void checkObject(Map<String, Object> schema, String place) {
        check(
                "object".equals(schema.get("type")),
                place + ".type",
                String.valueOf(schema.get("type")),
                "is not 'object'");
    }

    /** Checks that a schema is that of an object whose properties are texts. */
    void checkTexts(Map<String, Object> schema, String place) {
        checkObject(schema, place);
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach(
                    (name, property) ->
                            check(
                                    property instanceof Map<?, ?> map
                                            && "string".equals(map.get("type")),
                                    place + ".properties",
                                    String.valueOf(name),
                                    "is no string"));
        }
    }

    /** Checks that a method takes nothing that its kind is never given. */
    void checkTakesNone(CodeIndex code, Set<CodeIndex.Parameter> never, String place) {
        for (CodeIndex.Parameter parameter : code.parameters()) {
            check(
                    !never.contains(parameter),
                    place + ".code.parameters",
                    parameter.name(),
                    "is never given to such a method");
        }
    }

    /** The names of the properties that a schema has. */
    static Collection<?> properties(Map<String, Object> schema) {
        return schema.get("properties") instanceof Map<?, ?> properties
                ? properties.keySet()
                : List.of();
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
