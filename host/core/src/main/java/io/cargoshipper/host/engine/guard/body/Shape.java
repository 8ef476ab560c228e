package io.cargoshipper.host.engine.guard.body;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How engines read a JSON value. */
public sealed interface Shape {

    /** A value of one kind. */
    enum Scalar implements Shape {
        TEXT,
        FLAG,
        WHOLE_NUMBER,
        NUMBER
    }

    /** Any value; nobody looks into it. */
    record Anything() implements Shape {}

    /** A text, or a list of such: a command. */
    record Words() implements Shape {}

    record ListOf(Shape element) implements Shape {
        public ListOf {
            Objects.requireNonNull(element, "element");
        }
    }

    /** Any keys, each what it is written as, case included. */
    record MapOf(Shape value) implements Shape {
        public MapOf {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * Named fields, whose case the engine ignores.
     *
     * @param fields by their names, folded
     */
    record Struct(String name, Map<String, Field> fields) implements Shape {

        public Struct {
            Objects.requireNonNull(name, "name");
            fields = Map.copyOf(fields);
        }

        /** The field that an engine takes a key for. */
        Optional<Field> field(String key) {
            return Optional.ofNullable(fields.get(folded(key)));
        }
    }

    /**
     * A field of a struct.
     *
     * @param name as the API writes it
     * @param judged what judges it: names of effects and of subjects, or {@code -}
     */
    record Field(String name, Shape shape, String judged) {
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(shape, "shape");
            Objects.requireNonNull(judged, "judged");
        }
    }

    /**
     * A key as Go's decoder compares it with the names of fields, which are plain letters: upper
     * and lower case are one, and so are two characters beyond ASCII that fold to letters of it.
     */
    static String folded(String key) {
        return key.replace('\u017f', 's').replace('\u212a', 'k').chars().allMatch(c -> c < 128)
                ? key.replace('\u017f', 's').replace('\u212a', 'k').toLowerCase(Locale.ROOT)
                : key;
    }
}
