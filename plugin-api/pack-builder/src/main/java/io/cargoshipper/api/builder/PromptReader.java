package io.cargoshipper.api.builder;

import io.cargoshipper.api.Prompt;
import io.cargoshipper.api.PromptResult;
import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.PromptIndex;
import java.lang.reflect.Method;
import java.util.Optional;

/** Reads prompts from methods. */
final class PromptReader {

    private final SchemaWriter schemas = SchemaWriter.forArguments();

    /** Reads one prompt; empty where problems were reported. */
    Optional<Offer<PromptIndex>> read(Method method, Problems problems) {
        int before = problems.count();
        Prompt prompt = method.getAnnotation(Prompt.class);
        String label = "prompt '%s'".formatted(prompt.name());
        Texts.checkName(prompt.name(), problems);
        Texts.checkDescription(
                label, prompt.description(), "say what it is for and what it looks at", problems);
        Texts.checkLength("the title of " + label, prompt.title(), problems);
        Texts.checkTimeout(prompt.timeoutSeconds(), problems);
        if (method.getReturnType() != PromptResult.class) {
            problems.add(
                    "it returns %s".formatted(TypeMends.name(method.getGenericReturnType())),
                    "return a PromptResult");
        }
        Signature signature = Signature.read(method, OfferKind.PROMPT, problems);
        Optional<Shape.Fields> in =
                signature
                        .arguments()
                        .flatMap(record -> TextArguments.read(record, OfferKind.PROMPT, problems));
        if (problems.count() > before) {
            return Optional.empty();
        }
        CodeIndex code = Invokers.code(method, prompt.name(), "Prompt", signature);
        PromptIndex index =
                new PromptIndex(
                        prompt.name(),
                        prompt.title().isBlank() ? Texts.title(prompt.name()) : prompt.title(),
                        prompt.description(),
                        prompt.timeoutSeconds(),
                        code,
                        in.map(schemas::write).orElseGet(SchemaWriter::nothing));
        return Optional.of(new Offer<>(index, code, method));
    }
}
