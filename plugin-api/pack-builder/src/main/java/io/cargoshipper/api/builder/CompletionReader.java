package io.cargoshipper.api.builder;

import io.cargoshipper.api.Completes;
import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.CodeIndex.Parameter;
import io.cargoshipper.api.index.CompletionIndex;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/** Reads completions from methods. */
final class CompletionReader {

    /** Reads one completion; empty where problems were reported. */
    Optional<Offer<CompletionIndex>> read(Method method, Problems problems) {
        int before = problems.count();
        Completes completes = method.getAnnotation(Completes.class);
        List<String> prompts = List.of(completes.prompts());
        List<String> templates = List.of(completes.uriTemplates());
        if (prompts.isEmpty() && templates.isEmpty()) {
            problems.add(
                    "it completes '%s' of nothing".formatted(completes.argument()),
                    "name the prompts or uriTemplates of this pack that have the argument");
        }
        Type result = method.getGenericReturnType();
        if (!isTexts(result)) {
            problems.add(
                    "it returns %s".formatted(TypeMends.name(result)), "return a List<String>");
        }
        Signature signature = Signature.read(method, OfferKind.COMPLETION, problems);
        if (problems.count() == before && !signature.parameters().contains(Parameter.COMPLETION)) {
            problems.add("it takes no Completion", "take one: it holds what has been typed so far");
        }
        if (problems.count() > before) {
            return Optional.empty();
        }
        CodeIndex code = Invokers.code(method, method.getName(), "Completion", signature);
        CompletionIndex index = new CompletionIndex(prompts, templates, completes.argument(), code);
        return Optional.of(new Offer<>(index, code, method));
    }

    private static boolean isTexts(Type type) {
        return type instanceof ParameterizedType generic
                && generic.getRawType() == List.class
                && generic.getActualTypeArguments()[0] == String.class;
    }
}
