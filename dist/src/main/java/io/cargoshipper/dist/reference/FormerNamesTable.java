package io.cargoshipper.dist.reference;

import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.ToolIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes all former names of arguments, with what stands in their place. */
final class FormerNamesTable {

    private final List<PackIndex> packs;

    FormerNamesTable(List<PackIndex> packs) {
        this.packs = packs;
    }

    void write(Markdown page) {
        SortedMap<String, SortedMap<String, List<String>>> tools = new TreeMap<>();
        for (PackIndex pack : packs) {
            for (ToolIndex tool : pack.tools()) {
                tool.formerNames()
                        .forEach(
                                (former, present) ->
                                        tools.computeIfAbsent(former, name -> new TreeMap<>())
                                                .computeIfAbsent(present, name -> new ArrayList<>())
                                                .add(Markdown.link(tool.name())));
            }
        }
        List<List<String>> rows = new ArrayList<>();
        tools.forEach(
                (former, presents) ->
                        presents.forEach(
                                (present, links) ->
                                        rows.add(
                                                List.of(
                                                        Markdown.code(former),
                                                        Markdown.code(present),
                                                        String.join(", ", links)))));
        if (!rows.isEmpty()) {
            page.heading(2, "Former names of arguments");
            page.paragraph(
                    "A call that uses a former name is refused with the present one and, where"
                            + " there is one, an example.");
            page.table(List.of("Formerly", "Now", "In"), rows);
        }
    }
}
