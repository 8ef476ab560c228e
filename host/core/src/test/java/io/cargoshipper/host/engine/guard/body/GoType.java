package io.cargoshipper.host.engine.guard.body;

import java.util.LinkedHashMap;
import java.util.Map;

/** A type of Go, as far as bodies of requests have them. */
sealed interface GoType {

    /** Types of one value. */
    enum Plain implements GoType {
        BOOL,
        STRING,
        INT
    }

    /** A list that may also be one text: {@code strslice.StrSlice}. */
    record Words() implements GoType {}

    /** A slice. */
    record Slice(GoType element) implements GoType {}

    /** A map with texts for keys. */
    record Dictionary(GoType value) implements GoType {}

    /**
     * A structure.
     *
     * @param pointer whether null takes it away
     */
    record Struct(boolean pointer, Map<String, GoType> fields) implements GoType {

        static Struct of(Object... namesAndTypes) {
            return of(false, namesAndTypes);
        }

        static Struct pointer(Object... namesAndTypes) {
            return of(true, namesAndTypes);
        }

        private static Struct of(boolean pointer, Object... namesAndTypes) {
            Map<String, GoType> fields = new LinkedHashMap<>();
            for (int i = 0; i < namesAndTypes.length; i += 2) {
                fields.put((String) namesAndTypes[i], (GoType) namesAndTypes[i + 1]);
            }
            return new Struct(pointer, fields);
        }
    }
}
