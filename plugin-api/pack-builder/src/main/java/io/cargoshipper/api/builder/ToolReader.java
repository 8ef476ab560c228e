package io.cargoshipper.api.builder;

import io.cargoshipper.api.Secret;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.api.index.IndexRules;
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

    /** Reads one tool; empty where problems were reported. */
    Optional<ToolIndex> read(Method method, Problems problems) {
        int before = problems.count();
        Tool tool = method.getAnnotation(Tool.class);
        checkTexts(tool, problems);
        Signature signature = Signature.read(method, problems);
        Optional<Class<?>> result = ResultType.read(method, problems);
        Optional<Shape.Fields> in =
                signature.arguments().flatMap(record -> ShapeReader.read(record, problems));
        Optional<Shape.Fields> out = result.flatMap(record -> ShapeReader.read(record, problems));
        in.ifPresent(record -> ComponentCheck.ofArguments(record, problems));
        out.ifPresent(record -> ComponentCheck.ofResult(record, problems));
        List<ToolIndex.Raise> raises =
                in.map(record -> TierCheck.raises(record, tool.tier(), problems)).orElse(List.of());
        Optional<String> rule = RuleCheck.read(tool.tierRule(), signature.arguments(), problems);
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(
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
                        code(method, tool, signature),
                        in.map(argumentSchemas::write).orElseGet(SchemaWriter::nothing),
                        out.map(resultSchemas::write),
                        out.map(record -> Places.of(Untrusted.class, "", record)).orElse(List.of()),
                        secrets(in, out)));
    }

    private static void checkTexts(Tool tool, Problems problems) {
        if (!IndexRules.isToolName(tool.name())) {
            problems.add(
                    "the name '%s' is not one that model providers accept".formatted(tool.name()),
                    "use 1 to 64 letters, digits, '_' and '-', starting with a letter or '_'");
        }
        if (tool.description().isBlank()) {
            problems.add(
                    "tool '%s' has no description".formatted(tool.name()),
                    "say what it does, when to use it and what comes back");
        }
        Texts.checkLength("the description of '" + tool.name() + "'", tool.description(), problems);
        Texts.checkLength("the title of '" + tool.name() + "'", tool.title(), problems);
        if (!IndexRules.isTimeout(tool.timeoutSeconds())) {
            problems.add(
                    "timeoutSeconds = %d is out of bounds".formatted(tool.timeoutSeconds()),
                    "give 1 to %d, or 0 for the host's own limit"
                            .formatted(IndexRules.MAX_TIMEOUT_SECONDS));
        }
    }

    private static ToolIndex.Code code(Method method, Tool tool, Signature signature) {
        return new ToolIndex.Code(
                method.getDeclaringClass().getName(),
                method.getName(),
                Invokers.name(method.getDeclaringClass(), tool.name()),
                signature.arguments().map(Class::getName),
                signature.parameters());
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
