package io.cargoshipper.host.shape;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

    /** How many properties have to be there, by their names. */
    int required() {
        return required.size();
    }

    /** Whether nothing is said of the type. */
    boolean isOpen() {
        return !keywords.containsKey("type");
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
