package io.cargoshipper.api.builder;

import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.api.ResourceResult;
import io.cargoshipper.api.ToolResult;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;

/** Finds the record that a method's result is, or holds. */
final class ResultType {

    private ResultType() {}

    /** Reads it; empty where the tool has no structured result, and where a problem is reported. */
    static Optional<Class<?>> ofTool(Method method, Problems problems) {
        Type type = method.getGenericReturnType();
        Optional<Type> held = held(type, ToolResult.class);
        if (held.filter(value -> value == Void.class).isPresent()) {
            return Optional.empty();
        }
        Optional<Class<?>> record = record(held.orElse(type));
        if (record.isEmpty()) {
            problems.add(
                    "it returns %s, which is no record".formatted(TypeMends.name(type)),
                    "return a record, a ToolResult of a record, or ToolResult<Void> for content"
                            + " alone");
        }
        return record;
    }

    /**
     * Reads it; empty where the resource writes its contents itself, and where a problem is
     * reported.
     */
    static Optional<Class<?>> ofResource(Method method, Problems problems) {
        if (ResourceContents.class.isAssignableFrom(method.getReturnType())) {
            return Optional.empty();
        }
        Type type = method.getGenericReturnType();
        Optional<Class<?>> record = record(held(type, ResourceResult.class).orElse(type));
        if (record.isEmpty()) {
            problems.add(
                    "it returns %s, which no resource holds".formatted(TypeMends.name(type)),
                    "return a record, a ResourceResult of a record, or ResourceContents");
        }
        return record;
    }

    private static Optional<Type> held(Type type, Class<?> holder) {
        return type instanceof ParameterizedType generic && generic.getRawType() == holder
                ? Optional.of(generic.getActualTypeArguments()[0])
                : Optional.empty();
    }

    private static Optional<Class<?>> record(Type type) {
        return type instanceof Class<?> raw
                        && raw.isRecord()
                        && raw != ToolResult.class
                        && raw != ResourceResult.class
                ? Optional.of(raw)
                : Optional.empty();
    }
}
