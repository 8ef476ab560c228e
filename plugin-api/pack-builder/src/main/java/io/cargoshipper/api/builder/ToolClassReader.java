package io.cargoshipper.api.builder;

import io.cargoshipper.api.Completes;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.Prompt;
import io.cargoshipper.api.Resource;
import io.cargoshipper.api.ResourceTemplate;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.index.ToolIndex;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads all tools of a class. */
final class ToolClassReader {

    /** Declared by this API level, and served by no host yet. */
    private static final List<Class<? extends Annotation>> NOT_SERVED =
            List.of(Prompt.class, Resource.class, ResourceTemplate.class, Completes.class);

    private final ToolReader tools = new ToolReader();
    private final Map<String, String> places = new HashMap<>();
    private final Problems problems;

    ToolClassReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * A tool, and the method it is.
     *
     * @param index its entry in the index
     * @param method the method
     */
    record ToolMethod(ToolIndex index, Method method) {}

    /** Reads a class; what is wrong with it, or cannot be loaded, is reported. */
    List<ToolMethod> read(String className, ClassLoader loader) {
        try {
            return read(Class.forName(className, false, loader));
        } catch (LinkageError | ClassNotFoundException | TypeNotPresentException e) {
            problems.at(className)
                    .add(
                            "the class cannot be loaded: " + e,
                            "put what it needs on the pack's class path");
            return List.of();
        }
    }

    private List<ToolMethod> read(Class<?> type) {
        // The order of reflection is not fixed, and the order of problems should be.
        List<Method> methods =
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> !method.isBridge() && !method.isSynthetic())
                        .sorted(
                                Comparator.comparing(Method::getName)
                                        .thenComparing(Method::toString))
                        .toList();
        List<Method> toolMethods = annotated(methods, Tool.class);
        checkClass(type);
        List<ToolMethod> read = new ArrayList<>();
        for (Method method : toolMethods) {
            checkName(method);
            tools.read(method, at(method))
                    .ifPresent(index -> read.add(new ToolMethod(index, method)));
        }
        Set<String> planned = new HashSet<>();
        for (Method method : annotated(methods, Plans.class)) {
            PlanCheck.check(method, toolMethods, at(method));
            String tool = method.getAnnotation(Plans.class).value();
            if (!planned.add(tool)) {
                at(method).add("another method plans '%s' too".formatted(tool), "drop one");
            }
        }
        for (Class<? extends Annotation> annotation : NOT_SERVED) {
            for (Method method : annotated(methods, annotation)) {
                at(method)
                        .add(
                                "@%s is declared by this API level, but not served yet"
                                        .formatted(annotation.getSimpleName()),
                                "leave it out until the release that serves it");
            }
        }
        return read;
    }

    private void checkName(Method method) {
        String name = method.getAnnotation(Tool.class).name();
        String place = place(method);
        // Letter case does not tell files apart everywhere, nor tools for a model.
        String other = places.putIfAbsent(name.toLowerCase(Locale.ROOT), place);
        if (other != null) {
            at(method)
                    .add(
                            "the name '%s' is that of %s too".formatted(name, other),
                            "give each tool a name of its own, different in more than letter case");
        }
    }

    private void checkClass(Class<?> type) {
        Problems here = problems.at(type.getName());
        if (Reach.isPrivate(type)) {
            here.add("the class is private", "make it and the classes around it package-private");
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            here.add(
                    "the class is abstract",
                    "put the annotated methods on a class that can be bound");
        }
        if (type.isLocalClass()
                || type.isAnonymousClass()
                || (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()))) {
            here.add("the class is an inner one", "make it static or a class of its own");
        }
    }

    private Problems at(Method method) {
        return problems.at(place(method));
    }

    private static String place(Method method) {
        return method.getDeclaringClass().getName() + "#" + method.getName();
    }

    private static List<Method> annotated(
            List<Method> methods, Class<? extends Annotation> annotation) {
        return methods.stream().filter(method -> method.isAnnotationPresent(annotation)).toList();
    }
}
