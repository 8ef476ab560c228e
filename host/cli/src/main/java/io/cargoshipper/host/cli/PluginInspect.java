package io.cargoshipper.host.cli;

import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.host.Host;
import io.cargoshipper.host.catalog.PromptOffer;
import io.cargoshipper.host.catalog.ReadableOffer;
import io.cargoshipper.host.catalog.ToolOffer;
import io.cargoshipper.host.pack.JarContents;
import io.cargoshipper.host.pack.Pack;
import io.cargoshipper.host.pack.PackState;
import io.cargoshipper.host.pack.Packs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a pack offers and needs, and what policy makes of it. Runs no code of it. */
@Command(
        name = "inspect",
        description = {
            "Tell what a pack offers and needs, and what policy makes of each; runs no code of it.",
            "A jar or folder that is not installed is judged as if it were. Exit code 1 if the pack is rejected."
        },
        mixinStandardHelpOptions = true)
final class PluginInspect implements Callable<Integer> {

    private final Streams streams;
    private final HostOptions options;

    @Parameters(
            index = "0",
            paramLabel = "NAME|JAR|DIR",
            description = "An installed pack by its name, or a jar or folder of jars anywhere.")
    private String subject;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PluginInspect(Streams streams, HostOptions options) {
        this.streams = streams;
        this.options = options;
    }

    @Override
    public Integer call() {
        try (Host host = options.host()) {
            Pack pack = pack(host.packs());
            InspectedPack inspected;
            try {
                inspected = InspectedPack.of(host, pack);
            } catch (IOException e) {
                throw PackArgument.unreadable(pack.files().location(), e);
            }
            if (json) {
                JsonOutput.print(streams.printer(), InspectedPackJson.of(inspected));
            } else {
                print(inspected);
            }
            return pack.status().state() == PackState.REJECTED ? ExitCode.FAILED : ExitCode.OK;
        }
    }

    private Pack pack(Packs packs) {
        Optional<Pack> named = packs.find(subject);
        if (named.isPresent()) {
            return named.get();
        }
        if (!Files.exists(Path.of(subject))) {
            throw new UsageException(
                    "no pack '%s' is installed, and there is no such file; installed: %s"
                            .formatted(
                                    subject,
                                    String.join(
                                            ", ", packs.all().stream().map(Pack::name).toList())));
        }
        return packs.preview(PackArgument.at(subject));
    }

    private void print(InspectedPack inspected) {
        PrintWriter out = streams.printer();
        about(inspected).print(out);
        if (!inspected.settings().isEmpty()) {
            out.println();
            Table table = new Table("SETTING", "SET", "WHAT FOR");
            inspected
                    .settings()
                    .forEach(
                            one ->
                                    table.row(
                                            one.path(),
                                            one.missing() ? "missing" : "yes",
                                            one.doc()));
            table.print(out);
        }
        List<InspectedPack.Judged> tools = inspected.offers(ToolOffer.class);
        if (!tools.isEmpty()) {
            out.println();
            Table table = new Table("TOOL", "TIER", "RAISED BY", "OFFERED");
            for (InspectedPack.Judged tool : tools) {
                table.row(
                        tool.offer().name(),
                        InspectedPack.lower(tool.offer().tier()),
                        tool.raises().isEmpty() ? "-" : String.join(", ", tool.raises()),
                        offered(tool));
            }
            table.print(out);
        }
        others(inspected.offers(PromptOffer.class), "PROMPT", out);
        others(inspected.offers(ReadableOffer.class), "RESOURCE", out);
        out.flush();
    }

    private static Table about(InspectedPack inspected) {
        Pack pack = inspected.pack();
        Table table = new Table("PACK", pack.name());
        table.row("VERSION", pack.index().map(PackIndex::version).orElse("-"));
        table.row("API LEVEL", pack.index().map(PackIndex::api).orElse("-"));
        table.row(
                "STATE",
                inspected.installed()
                        ? pack.status().state().name()
                        : pack.status().state() + ", were it installed");
        if (!pack.status().reason().isEmpty()) {
            table.row("REASON", pack.status().reason());
        }
        List<String> capabilities = inspected.capabilities();
        table.row("NEEDS", capabilities.isEmpty() ? "-" : String.join(", ", capabilities));
        for (JarContents jar : inspected.jars()) {
            table.row("FILE", jar.jar().toString());
            table.row("  SHA-256", jar.sha256());
            table.row(
                    "  HOLDS",
                    "%d classes in %d packages".formatted(jar.classes().size(), jar.packages()));
        }
        return table;
    }

    private static void others(List<InspectedPack.Judged> offers, String kind, PrintWriter out) {
        if (!offers.isEmpty()) {
            out.println();
            Table table = new Table(kind, "OFFERED");
            offers.forEach(one -> table.row(one.offer().name(), offered(one)));
            table.print(out);
        }
    }

    private static String offered(InspectedPack.Judged judged) {
        return judged.refusal().map("no: %s"::formatted).orElse("yes");
    }
}
