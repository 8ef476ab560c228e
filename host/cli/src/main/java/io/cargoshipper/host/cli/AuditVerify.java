package io.cargoshipper.host.cli;

import io.cargoshipper.host.audit.AuditPlace;
import io.cargoshipper.host.audit.AuditVerifier;
import io.cargoshipper.host.audit.ChainReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds out whether the audit trail was changed after it was written. */
@Command(
        name = "verify",
        description = {
            "Find lines of the audit trail that were changed, removed, put in or moved; exit code 1 if there are any.",
            "Whoever can write to its files can write all of them anew: note the head that this prints elsewhere, and ask for it later with --expect."
        },
        mixinStandardHelpOptions = true)
final class AuditVerify implements Callable<Integer> {

    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    private final Streams streams;
    private final HostOptions options;

    @Option(
            names = "--expect",
            paramLabel = "HASH",
            description = "The hash of a line that must be there, such as a head that was noted.")
    private String expected;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|FOLDER",
            description = "One file, or a folder of them (default: those of audit.file).")
    private Path path;

    AuditVerify(Streams streams, HostOptions options) {
        this.streams = streams;
        this.options = options;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> noted = Optional.ofNullable(expected);
        if (noted.isPresent() && !HASH.matcher(noted.get()).matches()) {
            throw new UsageException(
                    "--expect takes a hash of 64 hexadecimal digits, as this command prints it");
        }
        Optional<AuditPlace> place = AuditPlaces.of(Optional.ofNullable(path), options);
        AuditVerifier.Report report =
                place.isPresent()
                        ? AuditVerifier.all(place.get(), noted)
                        : AuditVerifier.file(path, noted);
        boolean found = noted.isEmpty() || report.notedAt().isPresent();
        if (json) {
            JsonOutput.print(streams.printer(), json(report, found));
        } else {
            print(report, place);
        }
        return report.isWhole() && found ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(AuditVerifier.Report report, Optional<AuditPlace> place) {
        PrintWriter out = streams.printer();
        if (report.chains().isEmpty()) {
            out.println("no audit trail in " + place.orElseThrow().folder());
        }
        for (ChainReport chain : report.chains()) {
            out.printf(
                    "chain %s: %d lines in %d files, %s%n",
                    chain.chain(), chain.lines(), chain.files().size(), ending(chain));
            chain.head()
                    .ifPresent(
                            head ->
                                    out.printf(
                                            "  head %s (line %d, %s)%n",
                                            head.hash(), head.seq(), head.time()));
            chain.findings().forEach(finding -> out.println("  BROKEN " + finding));
        }
        report.notedAt().ifPresent(at -> out.println("the expected line is there: " + at));
        if (expected != null && report.notedAt().isEmpty()) {
            out.println(
                    "BROKEN: the expected line is not there: it was cut off, or all was written anew");
        }
        out.println(summary(report));
        out.flush();
    }

    private static String summary(AuditVerifier.Report report) {
        long broken = report.chains().stream().filter(chain -> !chain.isWhole()).count();
        return broken == 0
                ? "%d chains, all whole".formatted(report.chains().size())
                : "%d chains, %d broken".formatted(report.chains().size(), broken);
    }

    private static String ending(ChainReport chain) {
        return switch (chain.ending()) {
            case ENDED -> "ended in good order";
            case RUNNING -> "its process runs";
            case WITHOUT_END ->
                    "no end: still running or was killed, or its last lines were cut off";
        };
    }

    private static Map<String, Object> json(AuditVerifier.Report report, boolean found) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ok", report.isWhole() && found);
        json.put("chains", report.chains().stream().map(AuditVerify::json).toList());
        report.notedAt().ifPresent(at -> json.put("expectedAt", at));
        return json;
    }

    private static Map<String, Object> json(ChainReport chain) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("chain", chain.chain());
        json.put("files", chain.files().stream().map(Path::toString).toList());
        json.put("lines", chain.lines());
        json.put("ending", chain.ending().name());
        chain.head()
                .ifPresent(
                        head ->
                                json.put(
                                        "head",
                                        Map.of(
                                                "hash",
                                                head.hash(),
                                                "seq",
                                                head.seq(),
                                                "time",
                                                head.time())));
        json.put("findings", findings(chain.findings()));
        return json;
    }

    private static List<Map<String, Object>> findings(List<ChainReport.Finding> findings) {
        return findings.stream()
                .<Map<String, Object>>map(
                        finding -> {
                            Map<String, Object> json = new LinkedHashMap<>();
                            json.put("file", finding.file().toString());
                            if (finding.line() > 0) {
                                json.put("line", finding.line());
                            }
                            json.put("what", finding.what());
                            return json;
                        })
                .toList();
    }
}
