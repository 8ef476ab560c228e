package io.cargoshipper.dist.reference;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.host.catalog.ToolHints;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * What packs offer as one JSON file each, so that a review shows what a change does to a schema, a
 * tier or a hint. Of the code behind it there are the capabilities that it asks for, no more.
 */
final class GoldenFiles {

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER =
            JsonMapper.shared()
                    .writer()
                    .with(
                            new DefaultPrettyPrinter()
                                    .withObjectIndenter(INDENTER)
                                    .withArrayIndenter(INDENTER));

    /** The lists of an index, and what a file of an entry is called. */
    private static final Map<String, Function<Map<?, ?>, String>> NAMES =
            Map.of(
                    "tools", tool -> text(tool, "name"),
                    "prompts", prompt -> "prompts/" + text(prompt, "name"),
                    "resources", resource -> "resources/" + fileName(text(resource, "uri")),
                    "resourceTemplates",
                            template -> "templates/" + fileName(text(template, "uriTemplate")),
                    "completions", one -> "completions/" + text(code(one), "method"));

    private final SortedMap<String, String> files = new TreeMap<>();

    private GoldenFiles() {}

    /** The files of packs: path below a common folder to content. */
    static SortedMap<String, String> of(List<ShippedPack> packs) {
        GoldenFiles golden = new GoldenFiles();
        packs.forEach(pack -> NAMES.forEach((list, name) -> golden.add(pack, list, name)));
        return golden.files;
    }

    private void add(ShippedPack pack, String list, Function<Map<?, ?>, String> name) {
        for (Object written : (List<?>) pack.json().get(list)) {
            Map<?, ?> entry = (Map<?, ?>) written;
            Map<String, Object> content = content(entry);
            pack.index().tools().stream()
                    .filter(tool -> list.equals("tools") && tool.name().equals(entry.get("name")))
                    .forEach(tool -> content.put("hints", hints(tool)));
            String path = "%s/%s.json".formatted(pack.index().name(), name.apply(entry));
            String other = files.put(path, WRITER.writeValueAsString(content) + "\n");
            if (other != null) {
                throw new IllegalStateException("two entries would be written to " + path);
            }
        }
    }

    private static Map<String, Object> content(Map<?, ?> entry) {
        Map<String, Object> content = new LinkedHashMap<>();
        entry.forEach((key, value) -> content.put((String) key, value));
        content.remove("code");
        content.put(
                "capabilities",
                ((List<?>) code(entry).get("parameters"))
                        .stream()
                                .filter(
                                        parameter ->
                                                CodeIndex.Parameter.valueOf((String) parameter)
                                                        .isCapability())
                                .toList());
        return content;
    }

    private static Map<String, Object> hints(ToolIndex tool) {
        ToolHints hints = ToolHints.of(tool, Tier.DESTRUCTIVE);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("readOnlyHint", hints.readOnly());
        json.put("destructiveHint", hints.destructive());
        json.put("idempotentHint", hints.idempotent());
        json.put("openWorldHint", hints.openWorld());
        return json;
    }

    private static Map<?, ?> code(Map<?, ?> entry) {
        return (Map<?, ?>) entry.get("code");
    }

    private static String text(Map<?, ?> entry, String key) {
        return (String) entry.get(key);
    }

    /** A URI in the letters that every file system takes. */
    private static String fileName(String uri) {
        return uri.replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("-$", "");
    }
}
