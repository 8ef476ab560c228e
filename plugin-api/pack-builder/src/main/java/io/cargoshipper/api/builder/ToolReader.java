package io.cargoshipper.api.builder;

import io.cargoshipper.api.Secret;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.ToolIndex;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads tools from methods. */
final class ToolReader {

    private final SchemaWriter argumentSchemas = SchemaWriter.forArguments();
    private final SchemaWriter resultSchemas = SchemaWriter.forResults();

    /**
     * Reads one tool; empty where problems were reported.
     *
     * @param plan how its calls are planned, if they are
     */
    Optional<Offer<ToolIndex>> read(Method method, Optional<CodeIndex> plan, Problems problems) {
        int before = problems.count();
        Tool tool = method.getAnnotation(Tool.class);
        checkTexts(tool, problems);
        Signature signature = Signature.read(method, OfferKind.TOOL, problems);
        Optional<Class<?>> result = ResultType.ofTool(method, problems);
        Optional<Shape.Fields> in =
                signature.arguments().flatMap(record -> ShapeReader.read(record, problems));
        Optional<Shape.Fields> out = result.flatMap(record -> ShapeReader.read(record, problems));
        in.ifPresent(record -> ComponentCheck.ofArguments(record, problems));
        out.ifPresent(record -> ComponentCheck.ofResult(record, problems));
        List<ToolIndex.Raise> raises =
                in.map(record -> TierCheck.raises(record, tool.tier(), problems)).orElse(List.of());
        ArgumentHints hints =
                in.map(record -> ArgumentHints.read(record, problems)).orElse(ArgumentHints.NONE);
        Optional<String> rule = RuleCheck.read(tool.tierRule(), signature.arguments(), problems);
        if (problems.count() > before) {
            return Optional.empty();
        }
        CodeIndex code = Invokers.code(method, tool.name(), "", signature);
        ToolIndex index =
                new ToolIndex(
                        tool.name(),
                        tool.title().isBlank() ? Texts.title(tool.name()) : tool.title(),
                        tool.description(),
                        tool.tier(),
                        raises,
                        rule,
                        tool.idempotent(),
                        tool.openWorld(),
                        tool.timeoutSeconds(),
                        code,
                        plan,
                        in.map(argumentSchemas::write).orElseGet(SchemaWriter::nothing),
                        out.map(resultSchemas::write),
                        out.map(record -> Places.of(Untrusted.class, "", record)).orElse(List.of()),
                        secrets(in, out),
                        hints.examples(),
                        hints.formerNames());
        return Optional.of(new Offer<>(index, code, method));
    }

    private static void checkTexts(Tool tool, Problems problems) {
        String label = "tool '%s'".formatted(tool.name());
        Texts.checkName(tool.name(), problems);
        Texts.checkDescription(
                label,
                tool.description(),
                "say what it does, when to use it and what comes back",
                problems);
        Texts.checkLength("the title of " + label, tool.title(), problems);
        Texts.checkTimeout(tool.timeoutSeconds(), problems);
    }

    private static List<String> secrets(Optional<Shape.Fields> in, Optional<Shape.Fields> out) {
        return Stream.of(Map.entry("/in", in), Map.entry("/out", out))
                .flatMap(
                        side ->
                                side.getValue().stream()
                                        .flatMap(
                                                record ->
                                                        Places.of(
                                                                Secret.class, side.getKey(), record)
                                                                .stream()))
                .toList();
    }
}
