package io.cargoshipper.api.builder;

import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Range;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Writes what a component's annotations say as keywords of JSON Schema. */
final class Keywords {

    private Keywords() {}

    /**
     * Adds the keywords.
     *
     * @param component the component
     * @param type the raw type of its value: what an {@code Optional} holds
     * @param arguments whether defaults count
     * @param schema the schema to add to
     */
    static void describe(
            RecordComponent component, Class<?> type, boolean arguments, ObjectNode schema) {
        annotation(component, Doc.class)
                .map(Doc::value)
                .filter(doc -> !doc.isEmpty())
                .ifPresent(doc -> schema.put("description", doc));
        annotation(component, Pattern.class)
                .ifPresent(pattern -> schema.put("pattern", pattern.value()));
        annotation(component, Range.class).ifPresent(range -> describe(range, schema));
        annotation(component, Length.class).ifPresent(length -> describe(length, type, schema));
        if (Set.class.isAssignableFrom(type)) {
            schema.put("uniqueItems", true);
        }
        if (arguments) {
            annotation(component, Default.class)
                    .flatMap(value -> Defaults.parse(value.value(), type))
                    .ifPresent(value -> schema.set("default", value));
        }
    }

    private static <A extends Annotation> Optional<A> annotation(
            RecordComponent component, Class<A> type) {
        return Optional.ofNullable(component.getAnnotation(type));
    }

    private static void describe(Range range, ObjectNode schema) {
        if (Double.isFinite(range.min())) {
            putNumber(schema, "minimum", range.min());
        }
        if (Double.isFinite(range.max())) {
            putNumber(schema, "maximum", range.max());
        }
    }

    private static void putNumber(ObjectNode schema, String keyword, double value) {
        long whole = (long) value;
        if (whole == value) {
            schema.put(keyword, whole);
        } else {
            schema.put(keyword, value);
        }
    }

    private static void describe(Length length, Class<?> type, ObjectNode schema) {
        String unit = unit(type);
        if (length.min() > 0) {
            schema.put("min" + unit, length.min());
        }
        if (length.max() < Integer.MAX_VALUE) {
            schema.put("max" + unit, length.max());
        }
    }

    private static String unit(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return "Items";
        }
        return Map.class.isAssignableFrom(type) ? "Properties" : "Length";
    }
}
