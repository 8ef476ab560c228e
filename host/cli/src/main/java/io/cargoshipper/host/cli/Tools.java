package io.cargoshipper.host.cli;

import io.cargoshipper.host.Host;
import io.cargoshipper.host.catalog.Catalog;
import io.cargoshipper.host.policy.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the tools. */
@Command(
        name = "tools",
        description = "List the tools that clients are offered.",
        mixinStandardHelpOptions = true)
final class Tools implements Callable<Integer> {

    private final Streams streams;
    private final HostOptions options;

    @Option(names = "--json", description = "Print JSON, schemas included.")
    private boolean json;

    @Option(names = "--all", description = "List those too that policy withholds, with the reason.")
    private boolean all;

    Tools(Streams streams, HostOptions options) {
        this.streams = streams;
        this.options = options;
    }

    @Override
    public Integer call() {
        try (Host host = options.host()) {
            List<Catalog.Entry> entries =
                    host.catalog().all().stream()
                            .filter(entry -> all || refusal(host, entry).isEmpty())
                            .toList();
            if (json) {
                List<Object> list = new ArrayList<>();
                entries.forEach(entry -> list.add(json(entry, refusal(host, entry))));
                JsonOutput.print(streams.printer(), Map.of("tools", list));
            } else {
                Table table = new Table("TOOL", "TIER", "PACK", all ? "REFUSED" : "DESCRIPTION");
                for (Catalog.Entry entry : entries) {
                    table.row(
                            entry.tool().name(),
                            tier(entry),
                            entry.pack().name(),
                            all ? refusal(host, entry) : firstSentence(entry.tool().description()));
                }
                table.print(streams.printer());
            }
        }
        return ExitCode.OK;
    }

    private static Map<String, Object> json(Catalog.Entry entry, String refusal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", entry.tool().name());
        json.put("pack", entry.pack().name());
        json.put("tier", tier(entry));
        json.put("offered", refusal.isEmpty());
        if (!refusal.isEmpty()) {
            json.put("refused", refusal);
        }
        json.put("description", entry.tool().description());
        json.put(
                "capabilities",
                entry.tool().capabilities().stream()
                        .map(capability -> capability.name().toLowerCase(Locale.ROOT))
                        .toList());
        json.put("inputSchema", entry.tool().inputSchema());
        entry.tool().outputSchema().ifPresent(schema -> json.put("outputSchema", schema));
        return json;
    }

    private static String refusal(Host host, Catalog.Entry entry) {
        return host.catalog().judge(entry) instanceof Verdict.Refused refused
                ? refused.reason()
                : "";
    }

    private static String tier(Catalog.Entry entry) {
        return entry.tool().tier().name().toLowerCase(Locale.ROOT);
    }

    private static String firstSentence(String description) {
        int end = description.indexOf(". ");
        return end < 0 ? description : description.substring(0, end + 1);
    }
}
