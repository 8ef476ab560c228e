package io.cargoshipper.api.builder;

import io.cargoshipper.api.Completes;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.Prompt;
import io.cargoshipper.api.Resource;
import io.cargoshipper.api.ResourceTemplate;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.index.CodeIndex.Parameter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a method of a pack can be, by its annotation. */
enum OfferKind {
    TOOL(Tool.class, "a tool", Optional.of(Parameter.ARGUMENTS)),
    PLAN(Plans.class, "a plan", Optional.of(Parameter.ARGUMENTS)),
    PROMPT(Prompt.class, "a prompt", Optional.of(Parameter.ARGUMENTS)),
    RESOURCE(Resource.class, "a resource", Optional.empty()),
    TEMPLATE(ResourceTemplate.class, "a family of resources", Optional.of(Parameter.ARGUMENTS)),
    COMPLETION(Completes.class, "a completion", Optional.of(Parameter.COMPLETION));

    private final Class<? extends Annotation> annotation;
    private final String noun;
    private final Optional<Parameter> input;

    OfferKind(Class<? extends Annotation> annotation, String noun, Optional<Parameter> input) {
        this.annotation = annotation;
        this.noun = noun;
        this.input = input;
    }

    /** All that a method is, by its annotations; more than one is a fault. */
    static List<OfferKind> of(Method method) {
        return Arrays.stream(values())
                .filter(kind -> method.isAnnotationPresent(kind.annotation))
                .toList();
    }

    Class<? extends Annotation> annotation() {
        return annotation;
    }

    /** What messages call it: "a tool". */
    String noun() {
        return noun;
    }

    /** Whether its methods may take the parameter. */
    boolean takes(Parameter parameter) {
        return switch (parameter) {
            case ARGUMENTS, COMPLETION -> input.filter(known -> known == parameter).isPresent();
            case CALL, ENGINE, ENGINE_API, FILES -> true;
        };
    }
}
