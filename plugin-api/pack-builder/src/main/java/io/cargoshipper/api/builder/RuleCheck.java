package io.cargoshipper.api.builder;

import com.fasterxml.classmate.TypeResolver;
import io.cargoshipper.api.TierRule;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;

/** Checks the {@link TierRule} of a tool. */
final class RuleCheck {

    private RuleCheck() {}

    /** Reads the binary name of a tool's rule, if it has one; problems are reported. */
    static Optional<String> read(
            Class<? extends TierRule<?>> rule, Optional<Class<?>> arguments, Problems problems) {
        if (rule == TierRule.None.class) {
            return Optional.empty();
        }
        checkConstruction(rule, problems);
        checkArguments(rule, arguments, problems);
        return Optional.of(rule.getName());
    }

    private static void checkConstruction(Class<?> rule, Problems problems) {
        boolean constructible =
                !Reach.isPrivate(rule)
                        && !rule.isInterface()
                        && !Modifier.isAbstract(rule.getModifiers())
                        && isStatic(rule)
                        && Arrays.stream(rule.getDeclaredConstructors())
                                .filter(constructor -> constructor.getParameterCount() == 0)
                                .anyMatch(RuleCheck::isReachable);
        if (!constructible) {
            problems.add(
                    "tier rule %s cannot be made by the host".formatted(rule.getSimpleName()),
                    "make it a static or top-level class, not private, not abstract, with a"
                            + " constructor without parameters that is not private");
        }
    }

    private static boolean isStatic(Class<?> type) {
        return !type.isMemberClass() || Modifier.isStatic(type.getModifiers());
    }

    private static boolean isReachable(Constructor<?> constructor) {
        return !Modifier.isPrivate(constructor.getModifiers());
    }

    private static void checkArguments(
            Class<?> rule, Optional<Class<?>> arguments, Problems problems) {
        if (arguments.isEmpty()) {
            problems.add(
                    "tier rule %s has no arguments to look at".formatted(rule.getSimpleName()),
                    "drop it: the tool takes none");
            return;
        }
        Class<?> judged =
                new TypeResolver()
                        .resolve(rule)
                        .typeParametersFor(TierRule.class)
                        .get(0)
                        .getErasedType();
        if (judged != arguments.get()) {
            problems.add(
                    "tier rule %s judges %s, the tool takes %s"
                            .formatted(
                                    rule.getSimpleName(),
                                    judged.getSimpleName(),
                                    arguments.get().getSimpleName()),
                    "implement TierRule<%s>".formatted(arguments.get().getSimpleName()));
        }
    }
}
