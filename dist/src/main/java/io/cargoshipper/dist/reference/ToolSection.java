package io.cargoshipper.dist.reference;

import io.cargoshipper.api.RaisesTier;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.ToolIndex;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes what there is to know of one tool. */
final class ToolSection {

    private static final String NOTHING = "";

    private final ToolIndex tool;

    ToolSection(ToolIndex tool) {
        this.tool = tool;
    }

    void write(Markdown page) {
        page.heading(3, tool.name());
        page.paragraph(
                "**%s.** %s"
                        .formatted(
                                Markdown.plain(tool.title()),
                                Markdown.sentence(tool.description())));
        page.paragraph(facts());
        page.table(
                List.of("Parameter", "Type", "Default", "Meaning"),
                SchemaField.of(tool.inputSchema()).stream().map(this::parameter).toList());
        page.table(
                List.of("What comes back", "Type", "Meaning"),
                tool.outputSchema().map(SchemaField::of).orElse(List.of()).stream()
                        .map(this::result)
                        .toList());
    }

    private String facts() {
        List<String> facts = new ArrayList<>();
        facts.add("Tier: " + tier(tool));
        if (tool.tierRule().isPresent()) {
            facts.add("a rule over all arguments decides");
        }
        if (tool.timeoutSeconds() > 0) {
            facts.add("time limit %d s".formatted(tool.timeoutSeconds()));
        }
        if (tool.idempotent()) {
            facts.add("idempotent");
        }
        if (tool.openWorld()) {
            facts.add("reaches beyond the engine");
        }
        if (!tool.capabilities().isEmpty()) {
            facts.add("needs " + capabilities(tool.capabilities()));
        }
        if (SchemaField.of(tool.inputSchema()).isEmpty()) {
            facts.add("no parameters");
        }
        return String.join("; ", facts) + ".";
    }

    /** The tier of a tool's calls, and the highest that arguments raise it to. */
    static String tier(ToolIndex tool) {
        Tier highest = tool.tierRule().isPresent() ? Tier.DESTRUCTIVE : tool.tier();
        for (ToolIndex.Raise raise : tool.raises()) {
            highest = highest.max(raise.tier());
        }
        return word(tool.tier()) + (highest == tool.tier() ? "" : ", up to " + word(highest));
    }

    /** The capabilities in words. */
    static String capabilities(List<CodeIndex.Parameter> capabilities) {
        Set<String> words = new LinkedHashSet<>();
        for (CodeIndex.Parameter capability : capabilities) {
            words.add(capability == CodeIndex.Parameter.FILES ? "files of the host" : "the engine");
        }
        return String.join(" and ", words);
    }

    private List<String> parameter(SchemaField field) {
        return List.of(
                Markdown.code(field.path()),
                SchemaType.of(field.schema()),
                given(field),
                parameterMeaning(field));
    }

    private static String given(SchemaField field) {
        if (field.required()) {
            return "**required**";
        }
        Object value = field.schema().get("default");
        if (value == null) {
            return NOTHING;
        }
        return Markdown.code(
                value instanceof String text && !text.isEmpty()
                        ? text
                        : JsonMapper.shared().writeValueAsString(value));
    }

    private String parameterMeaning(SchemaField field) {
        List<String> sentences = new ArrayList<>();
        field.doc().map(Markdown::sentence).ifPresent(sentences::add);
        if (field.isOutermost()) {
            String name = field.path();
            tool.raises().stream()
                    .filter(raise -> raise.argument().equals(name))
                    .map(raise -> raise(raise, "boolean".equals(field.schema().get("type"))))
                    .forEach(sentences::add);
            if (tool.examples().containsKey(name)) {
                sentences.add("Example: %s.".formatted(Markdown.code(tool.examples().get(name))));
            }
            String former =
                    tool.formerNames().entrySet().stream()
                            .filter(entry -> entry.getValue().equals(name))
                            .map(entry -> Markdown.code(entry.getKey()))
                            .collect(Collectors.joining(", "));
            if (!former.isEmpty()) {
                sentences.add("Formerly %s.".formatted(former));
            }
        }
        if (tool.secret().contains("/in" + field.pointer())) {
            sentences.add("Kept secret.");
        }
        return String.join(" ", sentences);
    }

    private static String raise(ToolIndex.Raise raise, boolean isSwitch) {
        if (raise.when() == RaisesTier.When.FALSE) {
            return "`false` makes the call **%s**.".formatted(word(raise.tier()));
        }
        return (isSwitch ? "`true` makes the call **%s**." : "Given, it makes the call **%s**.")
                .formatted(word(raise.tier()));
    }

    private List<String> result(SchemaField field) {
        List<String> sentences = new ArrayList<>();
        field.doc().map(Markdown::sentence).ifPresent(sentences::add);
        if (tool.untrusted().contains(field.pointer())) {
            sentences.add("Text from outside.");
        }
        if (tool.secret().contains("/out" + field.pointer())) {
            sentences.add("Never shown.");
        }
        return List.of(
                Markdown.code(field.path()),
                SchemaType.of(field.schema()) + (field.required() ? NOTHING : ", if there is one"),
                String.join(" ", sentences));
    }

    private static String word(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
