package io.cargoshipper.host.cli;

import io.cargoshipper.host.catalog.ToolOffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** Lists the tools. */
@Command(
        name = "tools",
        description = "List the tools that clients are offered.",
        mixinStandardHelpOptions = true)
final class Tools extends OfferList<ToolOffer> {

    Tools(Streams streams, HostOptions options) {
        super(streams, options, ToolOffer.class);
    }

    @Override
    String plural() {
        return "tools";
    }

    @Override
    List<String> columns() {
        return List.of("TOOL", "TIER");
    }

    @Override
    List<String> cells(ToolOffer tool) {
        return List.of(tool.name(), tier(tool));
    }

    @Override
    String description(ToolOffer tool) {
        return tool.index().description();
    }

    @Override
    void describe(ToolOffer tool, Map<String, Object> json) {
        json.put("name", tool.name());
        json.put("tier", tier(tool));
        json.put(
                "capabilities",
                tool.index().capabilities().stream()
                        .map(capability -> capability.name().toLowerCase(Locale.ROOT))
                        .toList());
        json.put("inputSchema", tool.index().inputSchema());
        tool.index().outputSchema().ifPresent(schema -> json.put("outputSchema", schema));
    }

    private static String tier(ToolOffer tool) {
        return tool.tier().name().toLowerCase(Locale.ROOT);
    }
}
