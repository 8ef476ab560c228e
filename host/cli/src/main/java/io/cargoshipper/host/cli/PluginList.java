package io.cargoshipper.host.cli;

import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.host.Host;
import io.cargoshipper.host.pack.Pack;
import io.cargoshipper.host.pack.PackState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the packs that were found, and what has become of each. Runs no code of theirs. */
@Command(
        name = "list",
        description =
                "List the packs, their state and why; exit code 1 if one is rejected, or a required one does not work.",
        mixinStandardHelpOptions = true)
final class PluginList implements Callable<Integer> {

    private final Streams streams;
    private final HostOptions options;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PluginList(Streams streams, HostOptions options) {
        this.streams = streams;
        this.options = options;
    }

    @Override
    public Integer call() {
        try (Host host = options.host()) {
            host.packs().warnings().forEach(System.err::println);
            List<String> unmet = host.unmet();
            unmet.forEach(System.err::println);
            List<Pack> packs = host.packs().all();
            if (json) {
                List<Object> list = new ArrayList<>();
                packs.forEach(pack -> list.add(json(pack)));
                JsonOutput.print(streams.printer(), Map.of("packs", list));
            } else {
                Table table =
                        new Table(
                                "PACK",
                                "VERSION",
                                "STATE",
                                "TOOLS",
                                "PROMPTS",
                                "RESOURCES",
                                "FILE",
                                "REASON");
                packs.forEach(
                        pack ->
                                table.row(
                                        pack.name(),
                                        pack.index().map(index -> index.version()).orElse("-"),
                                        pack.status().state().name(),
                                        count(pack, PackIndex::tools),
                                        count(pack, PackIndex::prompts),
                                        count(pack, PluginList::resources),
                                        pack.files().location().toString(),
                                        pack.status().reason()));
                table.print(streams.printer());
            }
            boolean rejected =
                    packs.stream().anyMatch(pack -> pack.status().state() == PackState.REJECTED);
            return rejected || !unmet.isEmpty() ? ExitCode.FAILED : ExitCode.OK;
        }
    }

    static Map<String, Object> json(Pack pack) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", pack.name());
        pack.index().ifPresent(index -> json.put("version", index.version()));
        pack.index().ifPresent(index -> json.put("api", index.api()));
        json.put("state", pack.status().state().name());
        if (!pack.status().reason().isEmpty()) {
            json.put("reason", pack.status().reason());
        }
        json.put("tools", size(pack, PackIndex::tools));
        json.put("prompts", size(pack, PackIndex::prompts));
        json.put("resources", size(pack, PluginList::resources));
        json.put("location", pack.files().location().toString());
        return json;
    }

    /** With the families of them. */
    private static List<?> resources(PackIndex index) {
        List<Object> resources = new ArrayList<>(index.resources());
        resources.addAll(index.resourceTemplates());
        return resources;
    }

    private static String count(Pack pack, Function<PackIndex, List<?>> offers) {
        return String.valueOf(size(pack, offers));
    }

    private static int size(Pack pack, Function<PackIndex, List<?>> offers) {
        return pack.index().map(offers).map(List::size).orElse(0);
    }
}
