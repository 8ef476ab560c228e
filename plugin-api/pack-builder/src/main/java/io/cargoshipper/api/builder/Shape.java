package io.cargoshipper.api.builder;

import java.util.List;

/** The form that a Java type has in JSON; only types that have one can be arguments or results. */
sealed interface Shape {

    /** A single value. */
    record Leaf(Class<?> type, LeafKind kind) implements Shape {}

    /** An array. */
    record Items(Shape item) implements Shape {}

    /** An object whose keys are data. */
    record Entries(Shape value) implements Shape {}

    /** An object of which nothing is known. */
    record FreeForm() implements Shape {}

    /** An object that is a record. */
    record Fields(Class<?> type, List<Component> components) implements Shape {
        public Fields {
            components = List.copyOf(components);
        }
    }

    /** What a single value is. */
    enum LeafKind {
        /** True or false. */
        BOOLEAN,
        /** A whole number. */
        INTEGER,
        /** A number. */
        NUMBER,
        /** Any text. */
        TEXT,
        /** One of the constants of an enum. */
        CONSTANT,
        /** Text of a known format, such as a date. */
        FORMATTED
    }

    /** How many objects and arrays lie within each other, this one included. */
    default int depth() {
        if (this instanceof Leaf) {
            return 0;
        }
        if (this instanceof Items items) {
            return 1 + items.item().depth();
        }
        if (this instanceof Entries entries) {
            return 1 + entries.value().depth();
        }
        if (this instanceof Fields fields) {
            return 1
                    + fields.components().stream().mapToInt(c -> c.shape().depth()).max().orElse(0);
        }
        return 1;
    }
}
