package io.cargoshipper.host.shape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Walks through JSON values, and returns them without the values of secrets. A key says what its
 * value is, also where the two are apart: {@code {"name": "TOKEN", "value": …}}; that of a map or a
 * list says it of all the texts within, however deep, but for those whose own key is about a secret
 * only.
 */
final class JsonRedaction {

    /** Deeper than any JSON that is written or read: Jackson's own bound. */
    private static final int DEEPEST = 500;

    private static final String KEY_RULE = "key";
    private static final String SECRET = Marker.of("secret");

    /** In place of a value that is not shown at all. */
    private static final Object GONE = new Object();

    private final Redactor redactor;
    private final SecretKeys keys;
    private final WordListRedaction lists;
    private int depth;

    JsonRedaction(Redactor redactor, SecretKeys keys) {
        this.redactor = redactor;
        this.keys = keys;
        this.lists = new WordListRedaction(redactor, keys);
    }

    /** What the keys around a value say of it. */
    private enum Within {
        /** Nothing. */
        NOTHING,
        /** It is in a map that is a secret's: the key is a mere name, whatever word it is. */
        NAMES,
        /** It is further within, where keys say again what a value is. */
        DEEPER
    }

    /**
     * What is known of a value.
     *
     * @param kind what its key says
     * @param within what that says of values within it
     */
    private record Known(KeyKind kind, Within within) {

        static final Known NOTHING = new Known(KeyKind.ORDINARY, Within.NOTHING);

        /** Of texts, not of numbers: those are seldom what is secret in all that there may be. */
        static final Known IN_SECRET = new Known(KeyKind.WEAK, Within.DEEPER);

        /** What is known of an item of a list of which this is known. */
        Known item(Object item) {
            if (within != Within.NOTHING) {
                return item instanceof String || isContainer(item) ? IN_SECRET : NOTHING;
            }
            return item instanceof String ? this : NOTHING;
        }
    }

    /**
     * Returns an object without secrets.
     *
     * @throws NoStandInException if the schema takes nothing in place of one
     */
    Map<String, Object> object(Map<?, ?> values, ResultSchema schema, Places secret) {
        return object(values, Within.NOTHING, schema, secret);
    }

    private Map<String, Object> object(
            Map<?, ?> values, Within within, ResultSchema schema, Places secret) {
        Map<String, Object> redacted = new LinkedHashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        Optional<KeyKind> pair = ofNamedPair(values);
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            String key = shownKey(String.valueOf(entry.getKey()), schema, redacted, numbers);
            Object value = entry.getValue();
            ResultSchema its = schema.property(key);
            Object shown = GONE;
            if (value != null) {
                Known known = known(key, value, within, pair);
                shown = value(value, known, its, secret.at(key), program(key, values));
            }
            if (value == null || fits(shown, value, its)) {
                redacted.put(key, value == null ? null : shown);
            } else if (schema.requires(key)) {
                redacted.put(key, StandIn.of(value, its));
            }
        }
        return redacted;
    }

    /** What a key says, or the other half of its pair, or the key of what it is in. */
    private Known known(String key, Object value, Within within, Optional<KeyKind> pair) {
        KeyKind own = keys.judge(key);
        if (own == KeyKind.ORDINARY && key.equalsIgnoreCase("value") && pair.isPresent()) {
            own = pair.get();
        }
        return switch (own) {
            case STRONG -> new Known(own, Within.NAMES);
            case SPARED -> new Known(own, Within.NOTHING);
            case WEAK, CREDENTIALS, COOKIE ->
                    new Known(own, within == Within.NOTHING ? within : Within.DEEPER);
            case ORDINARY -> inherited(key, value, within);
        };
    }

    private Known inherited(String key, Object value, Within within) {
        return switch (within) {
            case NAMES -> new Known(KeyKind.STRONG, Within.DEEPER);
            case DEEPER -> keys.isAbout(key) ? Known.NOTHING : Known.IN_SECRET;
            case NOTHING ->
                    isContainer(value) && keys.isGroup(key) ? Known.IN_SECRET : Known.NOTHING;
        };
    }

    private static boolean isContainer(Object value) {
        return value instanceof Map || value instanceof Collection;
    }

    private static boolean fits(Object shown, Object value, ResultSchema schema) {
        if (shown == GONE) {
            return false;
        }
        return !(shown instanceof String text) || text.equals(value) || schema.accepts(text);
    }

    /** A key of a map may be a secret too; no other entry is lost for that. */
    private String shownKey(
            String key,
            ResultSchema schema,
            Map<String, Object> others,
            Map<String, Integer> numbers) {
        if (schema.declares(key)) {
            return key;
        }
        String shown = redactor.text(key);
        String unique = shown;
        while (others.containsKey(unique)) {
            // Counted on from the last one: thousands may look the same.
            unique = Marker.numbered(shown, numbers.merge(shown, 2, (last, first) -> last + 1));
        }
        return unique;
    }

    /** The value of a variable that another property names. */
    private Optional<KeyKind> ofNamedPair(Map<?, ?> values) {
        if (!values.containsKey("value") && !values.containsKey("Value")) {
            return Optional.empty();
        }
        for (String name : List.of("name", "Name", "key", "Key")) {
            if (values.get(name) instanceof String text) {
                return Optional.of(keys.judge(text));
            }
        }
        return Optional.empty();
    }

    /** The program whose options a property holds, where another property names it. */
    private static List<?> program(String key, Map<?, ?> values) {
        return switch (key) {
            case "Args" -> values.get("Path") instanceof String path ? List.of(path) : List.of();
            case "Cmd" -> values.get("Entrypoint") instanceof List<?> words ? words : List.of();
            case "command" -> values.get("entrypoint") instanceof List<?> words ? words : List.of();
            default -> List.of();
        };
    }

    /** The value as it is shown, or {@link #GONE}. */
    private Object value(
            Object value, Known known, ResultSchema schema, Places secret, List<?> program) {
        if (secret.isNamed()) {
            return value instanceof String ? SECRET : GONE; // a text cannot stand for a number
        }
        if (value instanceof String text) {
            return text(text, known.kind(), schema);
        }
        if (isContainer(value)) {
            return depth < DEEPEST
                    ? deeper(value, known, schema, secret, program)
                    : Marker.of("too deep");
        }
        boolean number =
                value instanceof Number && known.kind() == KeyKind.STRONG && schema.isOpen();
        return number ? Marker.of(KEY_RULE) : value;
    }

    private Object deeper(
            Object value, Known known, ResultSchema schema, Places secret, List<?> program) {
        depth++;
        try {
            return value instanceof Map<?, ?> object
                    ? object(object, known.within(), schema, secret)
                    : array((Collection<?>) value, known, schema, secret, program);
        } finally {
            depth--;
        }
    }

    private String text(String text, KeyKind kind, ResultSchema schema) {
        String cleaned = Cleaning.clean(text);
        if (kind == KeyKind.SPARED || schema.isListed()) {
            return cleaned;
        }
        if (kind.isSecret()) {
            return bySecretKey(cleaned, kind);
        }
        return redactor.redacted(cleaned);
    }

    private static String bySecretKey(String text, KeyKind kind) {
        int start =
                kind == KeyKind.CREDENTIALS ? CredentialScheme.after(text, 0, text.length()) : 0;
        return HarmlessValues.isHarmless(text, start, text.length(), false)
                ? text
                : text.substring(0, start) + Marker.of(KEY_RULE);
    }

    private List<Object> array(
            Collection<?> array, Known known, ResultSchema schema, Places secret, List<?> program) {
        ResultSchema items = schema.items();
        Places each = secret.at("*");
        boolean ofWords =
                known.within() == Within.NOTHING
                        && known.kind() != KeyKind.SPARED
                        && !each.isNamed();
        if (ofWords && isOfTexts(array)) {
            return items.isListed()
                    ? new ArrayList<>(array)
                    : fitting(array, lists.redacted(array, program), items);
        }
        List<Object> redacted = new ArrayList<>(array.size());
        for (Object item : array) {
            redacted.add(item == null ? null : item(item, known.item(item), items, each));
        }
        return redacted;
    }

    /** None goes from a list, since others have their places. */
    private Object item(Object item, Known known, ResultSchema schema, Places secret) {
        Object shown = value(item, known, schema, secret, List.of());
        return fits(shown, item, schema) ? shown : StandIn.of(item, schema);
    }

    private static List<Object> fitting(
            Collection<?> array, List<Object> redacted, ResultSchema items) {
        int at = 0;
        for (Object item : array) {
            if (!fits(redacted.get(at), item, items)) {
                redacted.set(at, StandIn.of(item, items));
            }
            at++;
        }
        return redacted;
    }

    private static boolean isOfTexts(Collection<?> array) {
        for (Object item : array) {
            if (!(item instanceof String)) {
                return false;
            }
        }
        return !array.isEmpty();
    }
}
