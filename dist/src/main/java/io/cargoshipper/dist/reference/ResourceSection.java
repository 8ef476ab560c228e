package io.cargoshipper.dist.reference;

import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.ResourceIndex;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what there is to know of the resources of a pack. */
final class ResourceSection {

    private final PackIndex pack;

    ResourceSection(PackIndex pack) {
        this.pack = pack;
    }

    void write(Markdown page) {
        List<List<String>> rows = new ArrayList<>();
        pack.resources().forEach(resource -> rows.add(row(resource)));
        pack.resourceTemplates().forEach(template -> rows.add(row(template)));
        if (!rows.isEmpty()) {
            page.heading(3, "Resources of " + pack.name());
            page.table(List.of("URI", "What it holds", "Type", "Subscribers are told"), rows);
        }
    }

    private static List<String> row(ResourceIndex resource) {
        return List.of(
                Markdown.code(resource.uri()),
                what(resource.name(), resource.description()),
                Markdown.code(resource.mimeType()),
                told(resource.changesOn(), resource.refreshSeconds()));
    }

    private List<String> row(ResourceTemplateIndex template) {
        List<String> what = new ArrayList<>();
        what.add(what(template.name(), template.description()));
        String completed =
                pack.completions().stream()
                        .filter(one -> one.uriTemplates().contains(template.uriTemplate()))
                        .map(one -> Markdown.code(one.argument()))
                        .collect(Collectors.joining(" and "));
        if (!completed.isEmpty()) {
            what.add("Clients can complete %s.".formatted(completed));
        }
        if (template.listed()) {
            what.add("Listed, one by one.");
        }
        return List.of(
                Markdown.code(template.uriTemplate()),
                String.join(" ", what),
                Markdown.code(template.mimeType()),
                told(template.changesOn(), template.refreshSeconds()));
    }

    private static String what(String name, String description) {
        return "**%s.** %s".formatted(Markdown.plain(name), Markdown.sentence(description));
    }

    private static String told(List<String> changesOn, int refreshSeconds) {
        List<String> when = new ArrayList<>();
        if (!changesOn.isEmpty()) {
            when.add(
                    changesOn.stream()
                            .map(Markdown::code)
                            .collect(Collectors.joining(", ", "on ", "")));
        }
        if (refreshSeconds > 0) {
            when.add("when it has changed, looked at every %d s".formatted(refreshSeconds));
        }
        return String.join("; ", when);
    }
}
