package io.cargoshipper.host.catalog;

import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.host.pack.Pack;
import io.cargoshipper.host.pack.Packs;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.Verdict;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The tools of the packs that work, and which of them policy lets clients see. */
public final class Catalog implements ToolCatalog {

    private final Policy policy;
    private final Map<String, Entry> tools = new LinkedHashMap<>();

    /**
     * A tool, and the pack that holds it.
     *
     * @param pack the pack
     * @param tool what the pack says of the tool
     */
    public record Entry(Pack pack, ToolIndex tool) {
        public Entry {
            Objects.requireNonNull(pack, "pack");
            Objects.requireNonNull(tool, "tool");
        }
    }

    /** Collects the tools of the packs. */
    public Catalog(Packs packs, Policy policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
        for (Pack pack : packs.all()) {
            if (pack.status().state().offersTools()) {
                pack.index()
                        .ifPresent(
                                index ->
                                        index.tools()
                                                .forEach(
                                                        tool ->
                                                                tools.put(
                                                                        tool.name(),
                                                                        new Entry(pack, tool))));
            }
        }
    }

    /** Finds a tool, offered or not. */
    public Optional<Entry> find(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    /** Judges whether a tool is offered. */
    public Verdict judge(Entry entry) {
        return policy.judgeTool(entry.tool().name(), entry.tool().tier());
    }

    /** The tools there are, offered or not, in a stable order. */
    public List<Entry> all() {
        return List.copyOf(tools.values());
    }

    /** The names of the tools that are offered. */
    public Set<String> offeredNames() {
        Set<String> names = new LinkedHashSet<>();
        offered().forEach(tool -> names.add(tool.name()));
        return names;
    }

    @Override
    public List<OfferedTool> offered() {
        return tools.values().stream()
                .filter(entry -> judge(entry) instanceof Verdict.Allowed)
                .map(
                        entry ->
                                new OfferedTool(
                                        entry.pack().name(),
                                        entry.tool(),
                                        ToolHints.of(entry.tool(), policy.highestTier())))
                .toList();
    }
}
