package io.cargoshipper.host.shape;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the JSON Schema of a result says of one place in it, and of those below. Schemas of packs
 * have everything in place: no references, no unions. Read once, and asked for every value.
 */
public final class ResultSchema {

    private static final ResultSchema OPEN = new ResultSchema(Map.of());

    private final Map<?, ?> keywords;
    private final Map<String, ResultSchema> declared = new HashMap<>();
    private final Set<Object> required = new HashSet<>();
    private final ResultSchema additional;
    private final ResultSchema items;
    private final boolean listed;
    private final boolean unique;

    private ResultSchema(Map<?, ?> keywords) {
        this.keywords = keywords;
        if (keywords.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, schema) -> declared.put(name.toString(), read(schema)));
        }
        if (keywords.get("required") instanceof Collection<?> names) {
            required.addAll(names);
        }
        this.additional = read(keywords.get("additionalProperties"));
        this.items = read(keywords.get("items"));
        this.listed = keywords.containsKey("enum") || keywords.containsKey("const");
        this.unique =
                uniqueItems()
                        || isUnique(additional)
                        || isUnique(items)
                        || declared.values().stream().anyMatch(ResultSchema::isUnique);
    }

    /** The one that is open has none below while it is made. */
    private static boolean isUnique(ResultSchema schema) {
        return schema != null && schema.unique;
    }

    private static ResultSchema read(Object schema) {
        return schema instanceof Map<?, ?> map && !map.isEmpty() ? new ResultSchema(map) : OPEN;
    }

    /** The schema of a whole result; without one, anything goes. */
    public static ResultSchema of(Optional<Map<String, Object>> schema) {
        return schema.map(ResultSchema::read).orElseGet(() -> read(Map.of()));
    }

    /** The schema of a property. */
    ResultSchema property(String name) {
        ResultSchema own = declared.get(name);
        return own != null ? own : orOpen(additional);
    }

    /** The schema of the items. */
    ResultSchema items() {
        return orOpen(items);
    }

    /** The one that is open has no other yet while it is made. */
    private static ResultSchema orOpen(ResultSchema schema) {
        return schema == null ? OPEN : schema;
    }

    /** Whether a property is one that the schema knows, rather than a key of a map. */
    boolean declares(String name) {
        return declared.containsKey(name);
    }

    /** Whether a property has to be there. */
    boolean requires(String name) {
        return required.contains(name);
    }

    /** The names of the properties that have to be there. */
    Set<String> requiredNames() {
        return required.stream().map(Object::toString).collect(Collectors.toSet());
    }

    /** How many properties have to be there, by their names. */
    int required() {
        return required.size();
    }

    /** Whether nothing is said of the type. */
    boolean isOpen() {
        return !keywords.containsKey("type");
    }

    /** The type, if one is named. */
    Optional<String> type() {
        return keywords.get("type") instanceof String type ? Optional.of(type) : Optional.empty();
    }

    /** The format of a text, if one is named. */
    Optional<String> format() {
        return keywords.get("format") instanceof String format
                ? Optional.of(format)
                : Optional.empty();
    }

    /** The first of the values that may stand here, if they are listed. */
    Optional<Object> firstListed() {
        if (keywords.get("enum") instanceof Collection<?> values && !values.isEmpty()) {
            return Optional.ofNullable(values.iterator().next());
        }
        return Optional.ofNullable(keywords.get("const"));
    }

    /** A bound of a number, by its keyword. */
    Optional<Number> bound(String keyword) {
        return keywords.get(keyword) instanceof Number bound
                ? Optional.of(bound)
                : Optional.empty();
    }

    /** Whether no two items may be the same. */
    boolean uniqueItems() {
        return Boolean.TRUE.equals(keywords.get("uniqueItems"));
    }

    /** Whether that is so here or anywhere below. */
    boolean hasUniqueItems() {
        return unique;
    }

    /** How many items there have to be. */
    int leastItems() {
        return keywords.get("minItems") instanceof Number least ? least.intValue() : 0;
    }

    /** How many properties there have to be. */
    int leastProperties() {
        return keywords.get("minProperties") instanceof Number least ? least.intValue() : 0;
    }

    /** Whether a text may be shortened, and a few words put behind it. */
    boolean isFreeText() {
        return !isListed()
                && !keywords.containsKey("pattern")
                && !keywords.containsKey("format")
                && !keywords.containsKey("minLength")
                && !keywords.containsKey("maxLength");
    }

    /** Whether a text may stand here. */
    boolean accepts(String text) {
        if (isOpen()) {
            return true;
        }
        int length = text.codePointCount(0, text.length());
        return !isListed()
                && "string".equals(keywords.get("type"))
                && !keywords.containsKey("format")
                && !(keywords.get("maxLength") instanceof Number most && length > most.intValue())
                && !(keywords.get("minLength") instanceof Number least && length < least.intValue())
                && !(keywords.get("pattern") instanceof String pattern
                        && !Pattern.compile(pattern).matcher(text).find());
    }

    /** Whether a value is one of a list. */
    boolean isListed() {
        return listed;
    }
}
