package io.cargoshipper.api.builder;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Completion;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.HostFiles;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.index.CodeIndex.Parameter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a method takes.
 *
 * @param arguments the record of arguments, if it takes one
 * @param parameters its parameters, in order; those that it may not take were reported
 */
record Signature(Optional<Class<?>> arguments, List<Parameter> parameters) {

    private static final Map<Class<?>, Parameter> KNOWN =
            Map.of(
                    Completion.class, Parameter.COMPLETION,
                    ToolCall.class, Parameter.CALL,
                    DockerClient.class, Parameter.ENGINE,
                    EngineApi.class, Parameter.ENGINE_API,
                    HostFiles.class, Parameter.FILES);

    Signature {
        parameters = List.copyOf(parameters);
    }

    /** Reads the parameters of a method; problems are reported. */
    static Signature read(Method method, OfferKind kind, Problems problems) {
        checkMethod(method, problems);
        Optional<Class<?>> arguments = Optional.empty();
        List<Parameter> parameters = new ArrayList<>();
        Map<Parameter, Class<?>> seen = new HashMap<>();
        for (Class<?> type : method.getParameterTypes()) {
            Optional<Parameter> parameter = parameter(type);
            if (parameter.filter(kind::takes).isEmpty()) {
                refuse(type, parameter, kind, problems);
                continue;
            }
            parameters.add(parameter.get());
            Class<?> other = seen.putIfAbsent(parameter.get(), type);
            if (other != null) {
                problems.add(
                        "it takes both %s and %s".formatted(name(other), name(type)),
                        parameter.get() == Parameter.ARGUMENTS
                                ? "put all arguments into one record"
                                : "take it once");
            } else if (parameter.get() == Parameter.ARGUMENTS) {
                checkReach(type, method, problems);
                arguments = Optional.of(type);
            }
        }
        return new Signature(arguments, parameters);
    }

    private static Optional<Parameter> parameter(Class<?> type) {
        Optional<Parameter> known = Optional.ofNullable(KNOWN.get(type));
        return known.isEmpty() && type.isRecord() ? Optional.of(Parameter.ARGUMENTS) : known;
    }

    private static void refuse(
            Class<?> type, Optional<Parameter> parameter, OfferKind kind, Problems problems) {
        String asks = "what %s can ask the host for is %s".formatted(kind.noun(), available(kind));
        if (parameter.isPresent()) {
            problems.add(
                    "it takes %s, which %s does not".formatted(name(type), kind.noun()),
                    kind == OfferKind.RESOURCE && parameter.get() == Parameter.ARGUMENTS
                            ? "drop it, or make the method a @ResourceTemplate"
                            : asks);
        } else if (kind.takes(Parameter.ARGUMENTS)) {
            problems.add(
                    "parameter %s is neither a record nor a capability"
                            .formatted(type.getSimpleName()),
                    "take the arguments as one record; " + asks);
        } else {
            problems.add("parameter %s is no capability".formatted(type.getSimpleName()), asks);
        }
    }

    private static String name(Class<?> type) {
        return "a " + type.getSimpleName();
    }

    private static String available(OfferKind kind) {
        return KNOWN.entrySet().stream()
                .filter(entry -> kind.takes(entry.getValue()))
                .sorted(Map.Entry.comparingByValue())
                .map(entry -> entry.getKey().getSimpleName() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private static void checkMethod(Method method, Problems problems) {
        int modifiers = method.getModifiers();
        if (Modifier.isPrivate(modifiers)) {
            problems.add("the method is private", "make it package-private");
        }
        if (Modifier.isStatic(modifiers)) {
            problems.add("the method is static", "make it an instance method");
        }
        if (method.getTypeParameters().length > 0) {
            problems.add("the method has type parameters", "name the types");
        }
    }

    private static void checkReach(Class<?> arguments, Method method, Problems problems) {
        Class<?> declaring = method.getDeclaringClass();
        if (!Reach.isPrivate(arguments) && !Reach.isReachable(arguments, declaring)) {
            problems.add(
                    "record %s is out of reach from package %s"
                            .formatted(arguments.getTypeName(), declaring.getPackageName()),
                    "make it public, or move it next to the method");
        }
    }
}
