package io.cargoshipper.host.cli;

import io.cargoshipper.host.config.Environment;
import io.cargoshipper.host.pack.Finding;
import io.cargoshipper.host.pack.PackFiles;
import io.cargoshipper.host.pack.PackVerification;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells all that is wrong with a pack, by its jars. Runs no code of it. */
@Command(
        name = "verify",
        description = {
            "Tell all that is wrong with a pack, by its jars; runs no code of it, and needs no installation of it.",
            "Exit code 1 if there are problems, a damaged jar among them, and 2 if there is no jar that can be read. Warnings change nothing."
        },
        mixinStandardHelpOptions = true)
final class PluginVerify implements Callable<Integer> {

    private final Streams streams;

    @Parameters(
            index = "0",
            paramLabel = "JAR|DIR",
            description = "The pack's jar, or the folder with it and the jars it depends on.")
    private String place;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PluginVerify(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        PackFiles files = PackArgument.at(place);
        PackVerification.Report report;
        try {
            report = PackVerification.of(files, new Environment(System.getenv()));
        } catch (IOException e) {
            throw PackArgument.unreadable(files.location(), e);
        }
        if (json) {
            JsonOutput.print(streams.printer(), json(report));
        } else {
            print(report);
        }
        return report.problems().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(PackVerification.Report report) {
        PrintWriter out = streams.printer();
        report.problems().forEach(problem -> out.println("PROBLEM  " + line(problem)));
        report.warnings().forEach(warning -> out.println("WARNING  " + line(warning)));
        out.println(
                Table.cell(
                        "%s: %s%d problems, %d warnings"
                                .formatted(
                                        report.files().location(),
                                        report.index()
                                                .map(
                                                        index ->
                                                                "pack %s %s, "
                                                                        .formatted(
                                                                                index.name(),
                                                                                index.version()))
                                                .orElse(""),
                                        report.problems().size(),
                                        report.warnings().size())));
        out.flush();
    }

    /** What an index holds may be meant for the terminal. */
    private static String line(Finding finding) {
        return Table.cell(finding.toString());
    }

    private static Map<String, Object> json(PackVerification.Report report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ok", report.problems().isEmpty());
        json.put("location", report.files().location().toString());
        report.index().ifPresent(index -> json.put("name", index.name()));
        report.index().ifPresent(index -> json.put("version", index.version()));
        json.put("files", PackFilesJson.of(report.jars()));
        json.put("problems", findings(report.problems()));
        json.put("warnings", findings(report.warnings()));
        return json;
    }

    private static List<Object> findings(List<Finding> findings) {
        return findings.stream()
                .<Object>map(
                        finding -> {
                            Map<String, Object> json = new LinkedHashMap<>();
                            json.put("what", finding.what());
                            json.put("mend", finding.mend());
                            return json;
                        })
                .toList();
    }
}
