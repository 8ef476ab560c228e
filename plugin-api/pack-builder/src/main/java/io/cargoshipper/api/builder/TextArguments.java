package io.cargoshipper.api.builder;

import io.cargoshipper.api.Default;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.RaisesTier;
import io.cargoshipper.api.Secret;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads arguments that are texts: those of prompts, and the variables of resource templates, which
 * the protocol knows as strings alone.
 */
final class TextArguments {

    /** What stands on the arguments of tools alone, and what to do about it elsewhere. */
    private static final Map<Class<? extends Annotation>, String> OF_TOOLS = new LinkedHashMap<>();

    static {
        OF_TOOLS.put(RaisesTier.class, "drop it: the call is held to SAFE, whatever is given");
        OF_TOOLS.put(Secret.class, "drop the component: clients show these values, and keep them");
        OF_TOOLS.put(Example.class, "drop it, or complete the argument by a @Completes method");
        OF_TOOLS.put(FormerNames.class, "drop it");
    }

    private final OfferKind kind;
    private final Problems problems;

    private TextArguments(OfferKind kind, Problems problems) {
        this.kind = kind;
        this.problems = problems;
    }

    /** Reads a record of arguments; empty where a problem was reported. */
    static Optional<Shape.Fields> read(Class<?> record, OfferKind kind, Problems problems) {
        int before = problems.count();
        TextArguments reader = new TextArguments(kind, problems);
        for (RecordComponent component : record.getRecordComponents()) {
            reader.check(component);
        }
        if (problems.count() > before) {
            return Optional.empty();
        }
        Optional<Shape.Fields> fields = ShapeReader.read(record, problems);
        fields.ifPresent(shape -> ComponentCheck.ofArguments(shape, problems));
        return problems.count() == before ? fields : Optional.empty();
    }

    private void check(RecordComponent component) {
        String label =
                "component '%s' of %s"
                        .formatted(
                                component.getName(),
                                component.getDeclaringRecord().getSimpleName());
        Type type = component.getGenericType();
        boolean variable = kind == OfferKind.TEMPLATE;
        if (variable && type != String.class) {
            problems.add(
                    "%s is %s, and a variable of a URI always has a text"
                            .formatted(label, TypeMends.name(type)),
                    "make it a String");
        } else if (!variable && type != String.class && !isOptionalString(type)) {
            problems.add(
                    "%s is %s, and %s takes texts alone"
                            .formatted(label, TypeMends.name(type), kind.noun()),
                    "make it a String or an Optional<String>");
        }
        if (variable && component.isAnnotationPresent(Default.class)) {
            problems.add(
                    label + " has a @Default, and a variable of a URI always has a text",
                    "drop it");
        }
        OF_TOOLS.forEach(
                (annotation, mend) -> {
                    if (component.isAnnotationPresent(annotation)) {
                        problems.add(
                                "%s has a @%s, which works for tools alone"
                                        .formatted(label, annotation.getSimpleName()),
                                mend);
                    }
                });
    }

    private static boolean isOptionalString(Type type) {
        return type instanceof ParameterizedType generic
                && generic.getRawType() == Optional.class
                && generic.getActualTypeArguments()[0] == String.class;
    }
}
