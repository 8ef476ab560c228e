package io.cargoshipper.api.builder;

import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.index.CodeIndex;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** Reads the methods that plan the calls of a tool. */
final class PlanReader {

    private PlanReader() {}

    /**
     * Reads a method with {@link Plans}; empty where problems were reported.
     *
     * @param tools the tools of its class
     * @return the plan, under the name of its tool
     */
    static Optional<Offer<String>> read(Method method, List<Method> tools, Problems problems) {
        int before = problems.count();
        String name = method.getAnnotation(Plans.class).value();
        Signature signature = Signature.read(method, OfferKind.PLAN, problems);
        if (method.getReturnType() != Plan.class) {
            problems.add(
                    "it returns %s".formatted(method.getReturnType().getSimpleName()),
                    "return a Plan");
        }
        checkTool(name, signature, tools, problems);
        if (problems.count() > before) {
            return Optional.empty();
        }
        CodeIndex code = Invokers.code(method, name, "Plan", signature);
        return Optional.of(new Offer<>(name, code, method));
    }

    private static void checkTool(
            String name, Signature signature, List<Method> tools, Problems problems) {
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
