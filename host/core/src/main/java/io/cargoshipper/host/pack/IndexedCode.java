package io.cargoshipper.host.pack;

import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.CompletionIndex;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.PromptIndex;
import io.cargoshipper.api.index.ResourceIndex;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import io.cargoshipper.api.index.ToolIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for the classes that an index names. Names the same things as {@link MethodLinker}, which
 * loads them when the pack is first called.
 */
final class IndexedCode {

    private final Map<String, String> named = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private IndexedCode() {}

    /** What an index names and its jars do not hold. */
    static List<Finding> check(PackIndex index, List<JarContents> jars) {
        Set<String> classes = new HashSet<>();
        List<String> providers = new ArrayList<>();
        for (JarContents jar : jars) {
            classes.addAll(jar.classes().keySet());
            providers.addAll(jar.providers());
        }
        IndexedCode code = new IndexedCode();
        code.name(index.packClass(), "its ToolPack");
        code.offers(index);
        code.missing(classes);
        code.providers(index.packClass(), providers, classes);
        return code.findings;
    }

    private void offers(PackIndex index) {
        for (ToolIndex tool : index.tools()) {
            String what = "tool '%s'".formatted(tool.name());
            name(what, tool.code());
            tool.plan().ifPresent(plan -> name("the plan of " + what, plan));
            tool.tierRule().ifPresent(rule -> name(rule, "the tier rule of " + what));
        }
        for (PromptIndex prompt : index.prompts()) {
            name("prompt '%s'".formatted(prompt.name()), prompt.code());
        }
        for (ResourceIndex resource : index.resources()) {
            name("resource '%s'".formatted(resource.uri()), resource.code());
        }
        for (ResourceTemplateIndex family : index.resourceTemplates()) {
            name("resource template '%s'".formatted(family.uriTemplate()), family.code());
        }
        for (CompletionIndex completion : index.completions()) {
            name("the completion of '%s'".formatted(completion.argument()), completion.code());
        }
    }

    private void name(String what, CodeIndex code) {
        name(code.className(), "the class of " + what);
        name(code.invoker(), "the invoker of " + what);
        code.argumentsClass().ifPresent(name -> name(name, "the arguments of " + what));
        boolean takes = code.parameters().contains(CodeIndex.Parameter.ARGUMENTS);
        if (takes != code.argumentsClass().isPresent()) {
            findings.add(
                    Finding.problem(
                            takes
                                    ? what + " takes arguments, and their class is not named"
                                    : what + " takes no arguments, and names a class of them",
                            PackVerification.BUILD_AGAIN));
        }
    }

    private void name(String className, String use) {
        named.putIfAbsent(className, use);
    }

    private void missing(Set<String> classes) {
        named.forEach(
                (name, use) -> {
                    if (!classes.contains(name)) {
                        findings.add(
                                Finding.problem(
                                        "the index names %s (%s), which its jars do not hold"
                                                .formatted(name, use),
                                        "build the pack again; if the class is a dependency's, put"
                                                + " its jar into one folder with the pack"));
                    }
                });
    }

    private void providers(String packClass, List<String> providers, Set<String> classes) {
        if (!providers.contains(packClass)) {
            findings.add(
                    Finding.problem(
                            "%s does not name %s, the index does"
                                    .formatted(PackIndexFile.SERVICE, packClass),
                            "write that class name into it, or build the pack again"));
        }
        providers.stream()
                .distinct()
                .filter(provider -> !provider.equals(packClass))
                .forEach(
                        provider ->
                                findings.add(
                                        Finding.warning(
                                                "%s also names %s, which is passed over%s"
                                                        .formatted(
                                                                PackIndexFile.SERVICE,
                                                                provider,
                                                                classes.contains(provider)
                                                                        ? ""
                                                                        : ": its jars do not hold it"),
                                                "take the line out")));
    }
}
