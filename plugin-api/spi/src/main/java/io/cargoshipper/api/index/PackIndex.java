package io.cargoshipper.api.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The index of a pack, {@value #PATH} in its jar: everything the host needs to list the pack and
 * judge its calls without running its code. It is a claim by the pack: the host enforces tiers by
 * itself.
 *
 * @param api the API level the pack was built against, {@code major.minor}
 * @param name the pack's name
 * @param version the pack's version
 * @param packClass the binary name of its {@link io.cargoshipper.api.ToolPack}
 * @param settings what it cannot work without
 * @param tools its tools, by name
 * @param prompts its prompts, by name
 * @param resources its resources, by URI
 * @param resourceTemplates its families of resources, by URI template
 * @param completions its completions
 */
public record PackIndex(
        String api,
        String name,
        String version,
        String packClass,
        List<SettingIndex> settings,
        List<ToolIndex> tools,
        List<PromptIndex> prompts,
        List<ResourceIndex> resources,
        List<ResourceTemplateIndex> resourceTemplates,
        List<CompletionIndex> completions) {

    /** Where the index stands in a jar. */
    public static final String PATH = "META-INF/cargoshipper/pack.json";

    /** The format described by this class. */
    public static final int FORMAT = 1;

    /** The API level of this release. */
    public static final String API_LEVEL = "0.1";

    public PackIndex {
        Objects.requireNonNull(api, "api");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(packClass, "packClass");
        settings = List.copyOf(settings);
        tools = List.copyOf(tools);
        prompts = List.copyOf(prompts);
        resources = List.copyOf(resources);
        resourceTemplates = List.copyOf(resourceTemplates);
        completions = List.copyOf(completions);
    }

    /**
     * A setting that the pack cannot work without.
     *
     * @param path the path below the pack's section
     * @param doc what it is for
     */
    public record SettingIndex(String path, String doc) {

        public SettingIndex {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(doc, "doc");
        }
    }

    /**
     * Reads an index from parsed JSON (maps, lists, strings, numbers, booleans). Entries that this
     * release does not know are passed over.
     *
     * @throws IndexException if it is not an index of a known format, or breaks {@link IndexRules}
     */
    public static PackIndex fromJson(Object json) {
        PackIndex index = claimed(json);
        List<String> violations = index.violations();
        if (!violations.isEmpty()) {
            throw new IndexException(String.join("; ", violations));
        }
        return index;
    }

    /**
     * Reads an index as it is written, whether or not it holds to {@link IndexRules}: for whoever
     * tells all that is wrong with it.
     *
     * @throws IndexException if it is not an index of a known format
     */
    public static PackIndex claimed(Object json) {
        IndexMap map = IndexMap.of("index", json);
        int format = map.number("format");
        if (format != FORMAT) {
            throw new IndexException(
                    ("index.format: this host reads format %d, found %d; rebuild the pack with the"
                                    + " pack-builder of this release")
                            .formatted(FORMAT, format));
        }
        return new PackIndex(
                map.text("api"),
                map.text("name"),
                map.text("version"),
                map.text("packClass"),
                map.list(
                        "settings",
                        setting -> new SettingIndex(setting.text("path"), setting.text("doc"))),
                map.list("tools", ToolIndex::fromJson),
                map.list("prompts", PromptIndex::fromJson),
                map.list("resources", ResourceIndex::fromJson),
                map.list("resourceTemplates", ResourceTemplateIndex::fromJson),
                map.list("completions", CompletionIndex::fromJson));
    }

    /** What in it breaks {@link IndexRules}, each with its place; empty if nothing does. */
    public List<String> violations() {
        return IndexCheck.violations(this);
    }

    /** Returns this index as JSON values, in a fixed order. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("api", api);
        json.put("name", name);
        json.put("version", version);
        json.put("packClass", packClass);
        json.put(
                "settings",
                settings.stream()
                        .map(
                                setting -> {
                                    Map<String, Object> entry = new LinkedHashMap<>();
                                    entry.put("path", setting.path());
                                    entry.put("doc", setting.doc());
                                    return entry;
                                })
                        .toList());
        json.put("tools", tools.stream().map(ToolIndex::toJson).toList());
        json.put("prompts", prompts.stream().map(PromptIndex::toJson).toList());
        json.put("resources", resources.stream().map(ResourceIndex::toJson).toList());
        json.put(
                "resourceTemplates",
                resourceTemplates.stream().map(ResourceTemplateIndex::toJson).toList());
        json.put("completions", completions.stream().map(CompletionIndex::toJson).toList());
        return json;
    }
}
