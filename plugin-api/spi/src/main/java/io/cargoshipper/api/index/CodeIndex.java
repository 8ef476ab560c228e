package io.cargoshipper.api.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a method of a pack is called.
 *
 * @param className the binary name of the class that carries it
 * @param method the method's name, for messages
 * @param invoker the binary name of its {@link Invoker}
 * @param argumentsClass the binary name of the record of its arguments, if it takes any
 * @param parameters what the method takes, in its order
 */
public record CodeIndex(
        String className,
        String method,
        String invoker,
        Optional<String> argumentsClass,
        List<Parameter> parameters) {

    public CodeIndex {
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(invoker, "invoker");
        Objects.requireNonNull(argumentsClass, "argumentsClass");
        parameters = List.copyOf(parameters);
    }

    /** What a parameter of a method is. */
    public enum Parameter {
        /** The record of arguments. */
        ARGUMENTS,
        /** The {@link io.cargoshipper.api.Completion}. */
        COMPLETION,
        /** The {@link io.cargoshipper.api.ToolCall}. */
        CALL,
        /** A capability: a lease on the engine. */
        ENGINE,
        /** A capability: the same lease, as {@link io.cargoshipper.api.EngineApi}. */
        ENGINE_API,
        /** A capability: {@link io.cargoshipper.api.HostFiles}. */
        FILES;

        /** Whether this is a capability, which policy can withhold. */
        public boolean isCapability() {
            return this == ENGINE || this == ENGINE_API || this == FILES;
        }
    }

    /** The capabilities the method asks for. */
    public List<Parameter> capabilities() {
        return parameters.stream().filter(Parameter::isCapability).toList();
    }

    static CodeIndex fromJson(IndexMap map) {
        return new CodeIndex(
                map.text("class"),
                map.text("method"),
                map.text("invoker"),
                map.optionalText("argumentsClass"),
                map.texts("parameters").stream().map(name -> parameter(map, name)).toList());
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("class", className);
        json.put("method", method);
        json.put("invoker", invoker);
        argumentsClass.ifPresent(name -> json.put("argumentsClass", name));
        json.put("parameters", parameters.stream().map(Parameter::name).toList());
        return json;
    }

    private static Parameter parameter(IndexMap map, String name) {
        try {
            return Parameter.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IndexException(
                    "%s.parameters: this host does not know the capability '%s'; known: %s"
                            .formatted(map.place(), name, List.of(Parameter.values())));
        }
    }
}
