package io.cargoshipper.host.pack;

import io.cargoshipper.api.RaisesTier;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.LossWords;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.ToolIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what an index says of its tools against each other: hints that have no effect, and so
 * promise a care that no call gets. The pack-builder writes none of them; a hand may.
 */
final class ToolClaims {

    /** From here on, a description costs a model more than it tells. */
    private static final int LONG_DESCRIPTION = 600;

    private static final String IN = "/in/";
    private static final String OUT = "/out/";

    private final ToolIndex tool;
    private final List<Finding> findings;

    private ToolClaims(ToolIndex tool, List<Finding> findings) {
        this.tool = tool;
        this.findings = findings;
    }

    static List<Finding> check(PackIndex index) {
        List<Finding> findings = new ArrayList<>();
        for (ToolIndex tool : index.tools()) {
            ToolClaims claims = new ToolClaims(tool, findings);
            tool.raises().forEach(claims::raise);
            claims.tier();
            tool.secret().forEach(claims::secret);
            tool.untrusted().forEach(claims::untrusted);
            claims.description();
        }
        prefixes(index, findings);
        return findings;
    }

    private void raise(ToolIndex.Raise raise) {
        Map<?, ?> properties = map(tool.inputSchema().get("properties"));
        String what = "its argument '%s' is to raise the tier".formatted(raise.argument());
        if (!properties.containsKey(raise.argument())) {
            problem(what + ", and there is no such argument", "correct the name");
            return;
        }
        if (raise.tier().isWithin(tool.tier())) {
            problem(
                    what
                            + " to %s, and the tool is %s already"
                                    .formatted(raise.tier(), tool.tier()),
                    "take the raise out, or declare a lower tier on the tool");
        }
        boolean flag = "boolean".equals(map(properties.get(raise.argument())).get("type"));
        if (raise.when() == RaisesTier.When.FALSE && !flag) {
            problem(what + " when it is false, and is no boolean", "let it raise when it is set");
        } else if (!flag && isRequired(raise.argument())) {
            problem(
                    what + " when it is given, and is always given",
                    "declare %s on the tool".formatted(raise.tier()));
        }
    }

    private boolean isRequired(String argument) {
        return tool.inputSchema().get("required") instanceof Collection<?> required
                && required.contains(argument);
    }

    private void tier() {
        if (tool.tierRule().isPresent() && tool.code().argumentsClass().isEmpty()) {
            problem(
                    "its tier rule %s is never asked, as the tool takes no arguments"
                            .formatted(tool.tierRule().get()),
                    "take the rule out, and declare the tier on the tool");
        }
        boolean raised = tool.tierRule().isPresent() || !tool.raises().isEmpty();
        if (tool.tier() == Tier.SAFE && !raised && LossWords.in(tool.name())) {
            warning(
                    "its name speaks of loss, and its calls are all SAFE",
                    "declare the tier of what it does: the engine is held to it");
        }
    }

    private void secret(String pointer) {
        if (pointer.startsWith(IN)) {
            within(tool.inputSchema(), pointer, pointer.substring(IN.length()), "secret");
        } else if (!pointer.startsWith(OUT)) {
            problem(
                    "its secret place '%s' is neither in arguments nor in the result"
                            .formatted(pointer),
                    "begin it with %s or %s".formatted(IN, OUT));
        } else {
            tool.outputSchema()
                    .ifPresent(
                            schema ->
                                    within(
                                            schema,
                                            pointer,
                                            pointer.substring(OUT.length()),
                                            "secret"));
        }
    }

    private void untrusted(String pointer) {
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            problem(
                    "its untrusted place '%s' is no JSON pointer".formatted(pointer),
                    "begin it with /");
        } else if (!pointer.isEmpty() && tool.outputSchema().isPresent()) {
            within(tool.outputSchema().get(), pointer, pointer.substring(1), "untrusted");
        }
    }

    /** A place that is not there hides nothing. Looks at its first step: deeper may be anything. */
    private void within(Map<String, Object> schema, String pointer, String rest, String kind) {
        String step = rest.split("/", -1)[0].replace("~1", "/").replace("~0", "~");
        Map<?, ?> properties = map(schema.get("properties"));
        if (!step.equals("*") && !properties.isEmpty() && !properties.containsKey(step)) {
            problem(
                    "its %s place '%s' names '%s', which is not there"
                            .formatted(kind, pointer, step),
                    "correct the name");
        }
    }

    private void description() {
        int length = tool.description().length();
        if (length > LONG_DESCRIPTION) {
            warning(
                    "its description has %,d characters".formatted(length),
                    "say it in %,d: every client sends it with every request"
                            .formatted(LONG_DESCRIPTION));
        }
    }

    /**
     * Names of tools are those of the whole installation: they begin with their pack's name, or
     * with a word that they share.
     */
    private static void prefixes(PackIndex index, List<Finding> findings) {
        Map<String, Integer> shared = new HashMap<>();
        index.tools().forEach(tool -> shared.merge(firstWord(tool.name()), 1, Integer::sum));
        String own = index.name().replace('-', '_') + "_";
        for (ToolIndex tool : index.tools()) {
            if (!tool.name().startsWith(own) && shared.get(firstWord(tool.name())) == 1) {
                findings.add(
                        Finding.warning(
                                "tool '%s': another pack may have a tool of this name"
                                        .formatted(tool.name()),
                                "begin the names of the pack's tools with '%s'".formatted(own)));
            }
        }
    }

    private static String firstWord(String name) {
        int end = name.indexOf('_');
        return end < 0 ? name : name.substring(0, end);
    }

    private void problem(String what, String mend) {
        findings.add(Finding.problem("tool '%s': %s".formatted(tool.name(), what), mend));
    }

    private void warning(String what, String mend) {
        findings.add(Finding.warning("tool '%s': %s".formatted(tool.name(), what), mend));
    }

    private static Map<?, ?> map(Object json) {
        return json instanceof Map<?, ?> map ? map : Map.of();
    }
}
