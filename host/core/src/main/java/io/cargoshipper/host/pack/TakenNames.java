package io.cargoshipper.host.pack;

import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.PromptIndex;
import io.cargoshipper.api.index.ResourceIndex;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.api.index.UriTemplate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What packs hold already: their tools and prompts by name, their resources by URI. A template
 * takes every URI that it matches, so neither a resource nor another template of a later pack may
 * stand among them.
 */
final class TakenNames {

    private final Map<String, String> tools = new HashMap<>();
    private final Map<String, String> prompts = new HashMap<>();
    private final Map<String, String> resources = new LinkedHashMap<>();
    private final Map<UriTemplate, String> templates = new LinkedHashMap<>();

    /** Notes what a pack holds. */
    void add(PackIndex index) {
        String pack = index.name();
        index.tools().forEach(tool -> tools.put(tool.name(), pack));
        index.prompts().forEach(prompt -> prompts.put(prompt.name(), pack));
        index.resources().forEach(resource -> resources.put(resource.uri(), pack));
        index.resourceTemplates()
                .forEach(
                        template -> templates.put(UriTemplate.parse(template.uriTemplate()), pack));
    }

    /** What a pack claims that another holds, and which: the beginning of a sentence. */
    Optional<String> conflict(PackIndex index) {
        for (ToolIndex tool : index.tools()) {
            if (tools.containsKey(tool.name())) {
                return held("tool", tool.name(), tools.get(tool.name()));
            }
        }
        for (PromptIndex prompt : index.prompts()) {
            if (prompts.containsKey(prompt.name())) {
                return held("prompt", prompt.name(), prompts.get(prompt.name()));
            }
        }
        for (ResourceIndex resource : index.resources()) {
            Optional<String> conflict = conflict(resource.uri());
            if (conflict.isPresent()) {
                return conflict;
            }
        }
        for (ResourceTemplateIndex template : index.resourceTemplates()) {
            Optional<String> conflict = conflict(UriTemplate.parse(template.uriTemplate()));
            if (conflict.isPresent()) {
                return conflict;
            }
        }
        return Optional.empty();
    }

    private Optional<String> conflict(String uri) {
        if (resources.containsKey(uri)) {
            return held("resource", uri, resources.get(uri));
        }
        for (Map.Entry<UriTemplate, String> held : templates.entrySet()) {
            if (held.getKey().match(uri).isPresent()) {
                return within("resource", uri, held.getKey().toString(), held.getValue());
            }
        }
        return Optional.empty();
    }

    private Optional<String> conflict(UriTemplate template) {
        String text = template.toString();
        if (templates.containsKey(template)) {
            return held("resource template", text, templates.get(template));
        }
        for (Map.Entry<UriTemplate, String> held : templates.entrySet()) {
            if (held.getKey().overlaps(template)) {
                return within("resource template", text, held.getKey().toString(), held.getValue());
            }
        }
        for (Map.Entry<String, String> held : resources.entrySet()) {
            if (template.match(held.getKey()).isPresent()) {
                return within("resource template", text, held.getKey(), held.getValue());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> held(String kind, String name, String pack) {
        return Optional.of("its %s '%s' is held by pack '%s'".formatted(kind, name, pack));
    }

    private static Optional<String> within(String kind, String name, String other, String pack) {
        return Optional.of(
                "its %s '%s' has URIs in common with '%s', which pack '%s' holds"
                        .formatted(kind, name, other, pack));
    }
}
