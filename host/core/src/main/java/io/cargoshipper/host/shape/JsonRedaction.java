package io.cargoshipper.host.shape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Walks through JSON values, and returns them without the values of secrets. A key says what its
 * value is, also where the two are apart: {@code {"name": "TOKEN", "value": …}}.
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

    Map<String, Object> object(Map<?, ?> values, ResultSchema schema, Places secret) {
        return object(values, KeyKind.ORDINARY, false, schema, secret);
    }

    private Map<String, Object> object(
            Map<?, ?> values, KeyKind outer, boolean flat, ResultSchema schema, Places secret) {
        Map<String, Object> redacted = new LinkedHashMap<>();
        Optional<KeyKind> pair = ofNamedPair(values);
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            String key = shownKey(String.valueOf(entry.getKey()), schema, redacted);
            Object value = entry.getValue();
            ResultSchema its = schema.property(key);
            Object shown = GONE;
            if (value != null) {
                KeyKind kind = kind(key, outer, pair, flat);
                shown = value(value, kind, its, secret.at(key), program(key, values));
            }
            if (value == null || fits(shown, value, its)) {
                redacted.put(key, value == null ? null : shown);
            } else if (schema.requires(key)) {
                redacted.put(key, neutral(value));
            }
        }
        return redacted;
    }

    /** What a key says, or the other half of its pair, or for an entry of a map the map's key. */
    private KeyKind kind(String key, KeyKind outer, Optional<KeyKind> pair, boolean flat) {
        KeyKind kind = keys.judge(key);
        if (kind == KeyKind.ORDINARY && key.equalsIgnoreCase("value") && pair.isPresent()) {
            return pair.get();
        }
        return kind == KeyKind.ORDINARY && flat && outer == KeyKind.STRONG ? outer : kind;
    }

    private static boolean fits(Object shown, Object value, ResultSchema schema) {
        if (shown == GONE) {
            return false;
        }
        return !(shown instanceof String text) || text.equals(value) || schema.accepts(text);
    }

    /** A key of a map may be a secret too; no other entry is lost for that. */
    private String shownKey(String key, ResultSchema schema, Map<String, Object> others) {
        if (schema.declares(key)) {
            return key;
        }
        String shown = redactor.text(key);
        String unique = shown;
        for (int i = 2; others.containsKey(unique); i++) {
            unique = "%s (%d)".formatted(shown, i);
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
            Object value, KeyKind kind, ResultSchema schema, Places secret, List<?> program) {
        if (secret.isNamed()) {
            return value instanceof String ? SECRET : GONE; // a text cannot stand for a number
        }
        if (value instanceof String text) {
            return text(text, kind, schema);
        }
        if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
            return depth < DEEPEST
                    ? deeper(value, kind, schema, secret, program)
                    : Marker.of("too deep");
        }
        boolean number = value instanceof Number && kind == KeyKind.STRONG && schema.isOpen();
        return number ? Marker.of(KEY_RULE) : value;
    }

    private Object deeper(
            Object value, KeyKind kind, ResultSchema schema, Places secret, List<?> program) {
        depth++;
        try {
            return value instanceof Map<?, ?> object
                    ? object(object, kind, kind == KeyKind.STRONG && isFlat(object), schema, secret)
                    : array((Collection<?>) value, kind, schema, secret, program);
        } finally {
            depth--;
        }
    }

    /** In place of a value that has to be there and is no text. */
    private static Object neutral(Object value) {
        if (value instanceof Boolean) {
            return false;
        }
        if (value instanceof Number) {
            return 0;
        }
        return value instanceof Map ? Map.of() : value instanceof Collection ? List.of() : SECRET;
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
            Collection<?> array,
            KeyKind kind,
            ResultSchema schema,
            Places secret,
            List<?> program) {
        ResultSchema items = schema.items();
        Places each = secret.at("*");
        boolean ofWords = kind != KeyKind.STRONG && kind != KeyKind.SPARED && !each.isNamed();
        if (ofWords && isOfTexts(array)) {
            return items.isListed() ? new ArrayList<>(array) : lists.redacted(array, program);
        }
        List<Object> redacted = new ArrayList<>(array.size());
        for (Object item : array) {
            redacted.add(item == null ? null : item(item, kind, items, each));
        }
        return redacted;
    }

    /** Of a list, only texts are what its key says; none goes, since others have their places. */
    private Object item(Object item, KeyKind kind, ResultSchema schema, Places secret) {
        KeyKind its = item instanceof String ? kind : KeyKind.ORDINARY;
        Object shown = value(item, its, schema, secret, List.of());
        return shown == GONE ? neutral(item) : shown;
    }

    private static boolean isOfTexts(Collection<?> array) {
        for (Object item : array) {
            if (!(item instanceof String)) {
                return false;
            }
        }
        return !array.isEmpty();
    }

    /** Whether an object is a mere map, whose own key counts for all that is in it. */
    private static boolean isFlat(Map<?, ?> values) {
        return values.values().stream()
                .noneMatch(value -> value instanceof Map || value instanceof Collection);
    }
}
