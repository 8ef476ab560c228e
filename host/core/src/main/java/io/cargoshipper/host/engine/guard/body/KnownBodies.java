package io.cargoshipper.host.engine.guard.body;

import io.cargoshipper.host.engine.guard.body.Shape.Anything;
import io.cargoshipper.host.engine.guard.body.Shape.Field;
import io.cargoshipper.host.engine.guard.body.Shape.ListOf;
import io.cargoshipper.host.engine.guard.body.Shape.MapOf;
import io.cargoshipper.host.engine.guard.body.Shape.Scalar;
import io.cargoshipper.host.engine.guard.body.Shape.Struct;
import io.cargoshipper.host.engine.guard.body.Shape.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bodies of requests that the guard knows every field of: {@code fields.tsv}. */
public final class KnownBodies {

    private static final String RESOURCE = "fields.tsv";
    private static final int COLUMNS = 4;

    /** In the place of a field's name: all fields of another type are fields of this one too. */
    private static final String EMBEDDED = "*";

    private static final String LIST = "[]";
    private static final String MAP = "{}";

    private final Map<String, Map<String, Field>> types = new LinkedHashMap<>();

    private KnownBodies(List<String> lines) {
        for (String line : lines) {
            add(line);
        }
    }

    /** The reviewed list. */
    public static KnownBodies bundled() {
        return Bundled.BODIES;
    }

    /**
     * Reads lines of type, field, kind and what judges it, separated by tabs. A type stands before
     * those that use it.
     *
     * @throws IllegalArgumentException for a line of another form
     */
    static KnownBodies parse(List<String> lines) {
        return new KnownBodies(lines);
    }

    /**
     * How a type is read: its name, or {@code []} and the name of what a list holds.
     *
     * @throws IllegalArgumentException when it is not in the list
     */
    public Shape shape(String kind) {
        if (kind.startsWith(LIST)) {
            return new ListOf(shape(kind.substring(LIST.length())));
        }
        if (kind.startsWith(MAP)) {
            return new MapOf(shape(kind.substring(MAP.length())));
        }
        return switch (kind) {
            case "string" -> Scalar.TEXT;
            case "bool" -> Scalar.FLAG;
            case "int" -> Scalar.WHOLE_NUMBER;
            case "number" -> Scalar.NUMBER;
            case "words" -> new Words();
            case "any" -> new Anything();
            default ->
                    new Struct(
                            kind,
                            Optional.ofNullable(types.get(kind))
                                    .orElseThrow(
                                            () ->
                                                    new IllegalArgumentException(
                                                            "no type '%s' so far"
                                                                    .formatted(kind))));
        };
    }

    private void add(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "%d columns instead of %d: %s".formatted(columns.length, COLUMNS, line));
        }
        Map<String, Field> fields =
                types.computeIfAbsent(columns[0], type -> new LinkedHashMap<>());
        if (columns[1].equals(EMBEDDED)) {
            if (shape(columns[2]) instanceof Struct embedded) {
                embedded.fields().values().forEach(field -> put(fields, field, line));
            } else {
                throw new IllegalArgumentException("not a type with fields: " + line);
            }
        } else {
            put(fields, new Field(columns[1], shape(columns[2]), columns[3]), line);
        }
    }

    /** Read once, when the first request needs it. */
    private static final class Bundled {
        static final KnownBodies BODIES = new KnownBodies(Lines.of(KnownBodies.class, RESOURCE));

        private Bundled() {}
    }

    private static void put(Map<String, Field> fields, Field field, String line) {
        if (fields.put(Shape.folded(field.name()), field) != null) {
            throw new IllegalArgumentException(
                    "'%s' is a field already: %s".formatted(field.name(), line));
        }
    }
}
