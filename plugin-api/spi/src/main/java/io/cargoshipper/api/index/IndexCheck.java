package io.cargoshipper.api.index;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Holds an index against {@link IndexRules}. */
final class IndexCheck {

    private static final Set<CodeIndex.Parameter> OF_COMPLETIONS =
            Set.of(CodeIndex.Parameter.COMPLETION);

    private final PackIndex index;
    private final Violations violations = new Violations();

    private IndexCheck(PackIndex index) {
        this.index = index;
    }

    /** All that breaks the rules, each with its place; empty if nothing does. */
    static List<String> violations(PackIndex index) {
        IndexCheck check = new IndexCheck(index);
        check.pack();
        check.tools();
        check.prompts();
        ResourceIndexCheck.check(index, check.violations);
        return check.violations.found();
    }

    private void pack() {
        violations.check(
                IndexRules.isPackName(index.name()),
                "index.name",
                index.name(),
                "is no name of a pack");
        violations.check(
                IndexRules.isApiLevel(index.api()),
                "index.api",
                index.api(),
                "is no API level like " + PackIndex.API_LEVEL);
        violations.check(
                IndexRules.isVersion(index.version()),
                "index.version",
                index.version(),
                "is no version: 1 to 100 printable characters of ASCII");
        for (PackIndex.SettingIndex setting : index.settings()) {
            violations.check(
                    IndexRules.isSettingPath(setting.path()),
                    "index.settings",
                    setting.path(),
                    "is no path of a configuration");
        }
    }

    private void tools() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < index.tools().size(); i++) {
            ToolIndex tool = index.tools().get(i);
            String place = "index.tools[%d]".formatted(i);
            name(tool.name(), names, "tools", place);
            violations.checkText(tool.title(), place + ".title");
            violations.checkText(tool.description(), place + ".description");
            violations.checkTimeout(tool.timeoutSeconds(), place);
            violations.checkTakesNone(tool.code(), OF_COMPLETIONS, place);
            plan(tool, place + ".plan");
            violations.checkObject(tool.inputSchema(), place + ".inputSchema");
            tool.outputSchema()
                    .ifPresent(schema -> violations.checkObject(schema, place + ".outputSchema"));
            hints(tool, place);
        }
    }

    /** A plan is bound with the arguments of its tool: they must be of one class. */
    private void plan(ToolIndex tool, String place) {
        tool.plan()
                .ifPresent(
                        plan -> {
                            violations.checkTakesNone(plan, OF_COMPLETIONS, place);
                            violations.check(
                                    plan.argumentsClass().equals(tool.code().argumentsClass()),
                                    place + ".argumentsClass",
                                    plan.argumentsClass().orElse(""),
                                    "is not the class of the tool's arguments");
                        });
    }

    private void hints(ToolIndex tool, String place) {
        Collection<?> arguments = Violations.properties(tool.inputSchema());
        for (String argument : tool.examples().keySet()) {
            violations.check(
                    arguments.contains(argument),
                    place + ".examples",
                    argument,
                    "is no argument of the tool");
        }
        tool.formerNames()
                .forEach(
                        (former, present) -> {
                            violations.check(
                                    IndexRules.isArgumentName(former)
                                            && !arguments.contains(former),
                                    place + ".formerNames",
                                    former,
                                    "is no former name: no name at all, or one in use");
                            violations.check(
                                    arguments.contains(present),
                                    place + ".formerNames",
                                    present,
                                    "is no argument of the tool");
                        });
    }

    private void prompts() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < index.prompts().size(); i++) {
            PromptIndex prompt = index.prompts().get(i);
            String place = "index.prompts[%d]".formatted(i);
            name(prompt.name(), names, "prompts", place);
            violations.checkText(prompt.title(), place + ".title");
            violations.checkText(prompt.description(), place + ".description");
            violations.checkTimeout(prompt.timeoutSeconds(), place);
            violations.checkTakesNone(prompt.code(), OF_COMPLETIONS, place);
            violations.checkTexts(prompt.inputSchema(), place + ".inputSchema");
        }
    }

    private void name(String name, Set<String> names, String kind, String place) {
        violations.check(
                IndexRules.isToolName(name),
                place + ".name",
                name,
                "is no name that model providers accept");
        // Letter case does not tell them apart for a model.
        violations.check(
                names.add(name.toLowerCase(Locale.ROOT)),
                place + ".name",
                name,
                "is the name of another of its %s too".formatted(kind));
    }
}
