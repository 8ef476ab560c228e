package io.cargoshipper.api.builder;

import io.cargoshipper.api.ToolResult;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;

/** Finds the record that a tool's structured result is. */
final class ResultType {

    private ResultType() {}

    /** Reads it; empty where the tool has no structured result, and where a problem is reported. */
    static Optional<Class<?>> read(Method method, Problems problems) {
        Type type = method.getGenericReturnType();
        if (type instanceof ParameterizedType generic && generic.getRawType() == ToolResult.class) {
            Type value = generic.getActualTypeArguments()[0];
            if (value == Void.class) {
                return Optional.empty();
            }
            if (value instanceof Class<?> record && isResult(record)) {
                return Optional.of(record);
            }
        } else if (type instanceof Class<?> record && isResult(record)) {
            return Optional.of(record);
        }
        problems.add(
                "it returns %s, which is no record".formatted(TypeMends.name(type)),
                "return a record, a ToolResult of a record, or ToolResult<Void> for content alone");
        return Optional.empty();
    }

    private static boolean isResult(Class<?> type) {
        return type.isRecord() && type != ToolResult.class;
    }
}
