package io.cargoshipper.api.builder;

import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.Tool;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** Checks the methods that plan the calls of a tool. */
final class PlanCheck {

    private PlanCheck() {}

    /** Checks a method with {@link Plans} against the tools of its class. */
    static void check(Method method, List<Method> tools, Problems problems) {
        String name = method.getAnnotation(Plans.class).value();
        Signature signature = Signature.read(method, OfferKind.PLAN, problems);
        if (method.getReturnType() != Plan.class) {
            problems.add(
                    "it returns %s".formatted(method.getReturnType().getSimpleName()),
                    "return a Plan");
        }
        Optional<Method> planned =
                tools.stream()
                        .filter(tool -> tool.getAnnotation(Tool.class).name().equals(name))
                        .findFirst();
        if (planned.isEmpty()) {
            problems.add(
                    "@Plans(\"%s\") names no tool of this class".formatted(name),
                    "name one of "
                            + tools.stream()
                                    .map(tool -> tool.getAnnotation(Tool.class).name())
                                    .sorted()
                                    .toList());
        } else if (!argumentsOf(planned.get()).equals(signature.arguments())) {
            problems.add(
                    "it takes other arguments than tool '%s'".formatted(name),
                    "take the same record as " + planned.get().getName());
        }
    }

    private static Optional<Class<?>> argumentsOf(Method tool) {
        // Read for its arguments alone: what else is wrong with the tool is reported there.
        return Signature.read(tool, OfferKind.TOOL, Problems.none()).arguments();
    }
}
