package io.cargoshipper.dist.reference;

import io.cargoshipper.api.index.PackIndex;
import java.util.List;

/** Writes the page for people: all that packs offer. */
final class ToolReference {

    private final List<PackIndex> packs;

    ToolReference(List<PackIndex> packs) {
        this.packs = List.copyOf(packs);
    }

    /**
     * The page, in Markdown.
     *
     * @param command writes the page anew
     */
    String page(String command) {
        Markdown page = new Markdown();
        page.heading(1, "Tools, prompts and resources");
        page.paragraph(
                """
                Everything that the shipped packs offer. The build writes this page from the indices of the packs; change
                it there, then run

                    %s
                """
                        .formatted(command));
        page.paragraph(
                """
                *Tier* is what a call does to the engine at most: `safe` reads, `moderate` changes what can be undone,
                `destructive` loses something. Policy decides up to which tier a caller gets ([configuration.md](configuration.md)).
                Prompts, resources and completions are safe. A tool without a time limit of its own has the host's
                (`limits.time`). *Text from outside* came out of a container, an image or a label; clients get it between marks
                that it cannot forge. Errors are in [errors.md](errors.md).
                """);
        packs.forEach(pack -> write(pack, page));
        new FormerNamesTable(packs).write(page);
        return page.text();
    }

    private static void write(PackIndex pack, Markdown page) {
        page.heading(2, "Pack " + pack.name());
        page.table(
                List.of("Tool", "Title", "Tier"),
                pack.tools().stream()
                        .map(
                                tool ->
                                        List.of(
                                                Markdown.link(tool.name()),
                                                Markdown.plain(tool.title()),
                                                ToolSection.tier(tool)))
                        .toList());
        pack.tools().forEach(tool -> new ToolSection(tool).write(page));
        pack.prompts().forEach(prompt -> new PromptSection(prompt, pack.completions()).write(page));
        new ResourceSection(pack).write(page);
    }
}
