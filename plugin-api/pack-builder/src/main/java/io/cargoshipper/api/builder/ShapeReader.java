package io.cargoshipper.api.builder;

import io.cargoshipper.api.index.JsonNames;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the {@link Shape} of a record, or the reasons why it has none. */
final class ShapeReader {

    /** What model providers put up with. */
    private static final int MAX_DEPTH = 5;

    private final Problems problems;
    private final Deque<Class<?>> open = new ArrayDeque<>();

    private ShapeReader(Problems problems) {
        this.problems = problems;
    }

    /** Reads the shape of a record; empty where a problem was reported. */
    static Optional<Shape.Fields> read(Class<?> record, Problems problems) {
        int before = problems.count();
        Optional<Shape.Fields> fields = new ShapeReader(problems).fields(record);
        fields.filter(shape -> shape.depth() > MAX_DEPTH)
                .ifPresent(
                        shape ->
                                problems.add(
                                        "%s nests %d objects and arrays, more than %d"
                                                .formatted(
                                                        record.getSimpleName(),
                                                        shape.depth(),
                                                        MAX_DEPTH),
                                        "flatten it: model providers refuse deeper schemas"));
        return problems.count() == before ? fields : Optional.empty();
    }

    private Optional<Shape.Fields> fields(Class<?> record) {
        checkRecord(record);
        if (open.contains(record)) {
            problems.add(
                    "%s contains itself".formatted(record.getSimpleName()),
                    "list the parts side by side and refer to them by name: a schema without"
                            + " references cannot recurse");
            return Optional.empty();
        }
        open.push(record);
        Map<String, String> names = new HashMap<>();
        List<Component> components = new ArrayList<>();
        for (RecordComponent declared : record.getRecordComponents()) {
            String name = JsonNames.property(declared.getName());
            String other = names.putIfAbsent(name, declared.getName());
            if (other != null) {
                problems.add(
                        "components '%s' and '%s' of %s are both '%s' in JSON"
                                .formatted(other, declared.getName(), record.getSimpleName(), name),
                        "rename one");
            }
            component(declared).ifPresent(components::add);
        }
        open.pop();
        return Optional.of(new Shape.Fields(record, components));
    }

    private void checkRecord(Class<?> record) {
        if (Reach.isPrivate(record)) {
            problems.add(
                    "record %s is private".formatted(record.getSimpleName()),
                    "make it and the classes around it at least package-private");
        }
        if (record.getTypeParameters().length > 0) {
            problems.add(
                    "record %s has type parameters".formatted(record.getSimpleName()),
                    "write a record for each use, with the types filled in");
        }
    }

    private Optional<Component> component(RecordComponent declared) {
        String label =
                "component '%s' of %s"
                        .formatted(
                                declared.getName(), declared.getDeclaringRecord().getSimpleName());
        Type type = declared.getGenericType();
        Optional<Type> value = optionalValue(type);
        return shape(value.orElse(type), label)
                .map(shape -> new Component(declared, value.isPresent(), shape));
    }

    private static Optional<Type> optionalValue(Type type) {
        if (type instanceof Class<?> raw) {
            return JsonTypes.primitiveOptionalValue(raw).map(Type.class::cast);
        }
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? Optional.of(generic.getActualTypeArguments()[0])
                : Optional.empty();
    }

    private Optional<? extends Shape> shape(Type type, String label) {
        Optional<? extends Shape> shape = Optional.empty();
        int before = problems.count();
        if (type instanceof Class<?> raw) {
            shape = raw.isRecord() ? fields(raw) : leaf(raw, label);
        } else if (type instanceof ParameterizedType generic) {
            shape = container(generic, label);
        }
        // What it holds may have been refused already, with its own mend.
        if (shape.isEmpty() && problems.count() == before) {
            problems.add(
                    "%s: %s has no JSON Schema".formatted(label, TypeMends.name(type)),
                    TypeMends.mend(type));
        }
        return shape;
    }

    private Optional<Shape.Leaf> leaf(Class<?> type, String label) {
        if (type.isEnum()) {
            checkConstants(type, label);
        }
        return JsonTypes.leaf(type);
    }

    private Optional<? extends Shape> container(ParameterizedType type, String label) {
        Type[] holds = type.getActualTypeArguments();
        if (type.getRawType() == List.class || type.getRawType() == Set.class) {
            return shape(holds[0], label).map(Shape.Items::new);
        }
        if (type.getRawType() == Map.class && holds[0] == String.class) {
            return holds[1] == Object.class
                    ? Optional.of(new Shape.FreeForm())
                    : shape(holds[1], label).map(Shape.Entries::new);
        }
        return Optional.empty();
    }

    private void checkConstants(Class<?> type, String label) {
        Map<String, Object> names = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            String name = JsonNames.constant((Enum<?>) constant);
            Object other = names.putIfAbsent(name, constant);
            if (other != null) {
                problems.add(
                        "%s: constants %s and %s of %s are both '%s' in JSON"
                                .formatted(
                                        label,
                                        ((Enum<?>) other).name(),
                                        ((Enum<?>) constant).name(),
                                        type.getSimpleName(),
                                        name),
                        "rename one");
            }
        }
        if (names.isEmpty()) {
            problems.add(
                    "%s: enum %s has no constants".formatted(label, type.getSimpleName()),
                    "give it some, or leave the component out");
        }
    }
}
