package io.cargoshipper.host.cli;

import com.github.dockerjava.api.model.Version;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.Host;
import io.cargoshipper.host.Release;
import io.cargoshipper.host.catalog.Offer;
import io.cargoshipper.host.catalog.PromptOffer;
import io.cargoshipper.host.catalog.ReadableOffer;
import io.cargoshipper.host.catalog.ToolOffer;
import io.cargoshipper.host.engine.EngineAddress;
import io.cargoshipper.host.engine.EngineErrors;
import io.cargoshipper.host.engine.EngineLease;
import io.cargoshipper.host.files.FileSettings;
import io.cargoshipper.host.pack.Pack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks whether everything is in place: Java, configuration, policy, files, packs, engine. */
@Command(
        name = "doctor",
        description = "Look whether everything is in place; exit code 1 if something is not.",
        mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {

    private final Streams streams;
    private final HostOptions options;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    Doctor(Streams streams, HostOptions options) {
        this.streams = streams;
        this.options = options;
    }

    /** One thing that was looked at. */
    private record Finding(String subject, boolean ok, String detail) {}

    @Override
    public Integer call() {
        try (Host host = options.host()) {
            List<Finding> findings = findings(host);
            if (json) {
                JsonOutput.print(
                        streams.printer(),
                        Map.of("findings", findings.stream().map(Doctor::json).toList()));
            } else {
                Table table = new Table("", "SUBJECT", "FOUND");
                for (Finding finding : findings) {
                    String[] lines = finding.detail().split("\n", -1);
                    table.row(finding.ok() ? "ok" : "BAD", finding.subject(), lines[0]);
                    for (int i = 1; i < lines.length; i++) {
                        table.row("", "", lines[i]);
                    }
                }
                table.print(streams.printer());
            }
            return findings.stream().allMatch(Finding::ok) ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private static List<Finding> findings(Host host) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                new Finding(
                        "host",
                        true,
                        "cargoshipper %s on Java %s (%s)"
                                .formatted(
                                        Release.version(),
                                        System.getProperty("java.version"),
                                        System.getProperty("java.home"))));
        String sources =
                host.config().sources().isEmpty()
                        ? "no file, so the defaults"
                        : String.join(
                                ", ",
                                host.config().sources().stream().map(Object::toString).toList());
        findings.add(new Finding("configuration", true, sources));
        host.configurationWarnings()
                .forEach(warning -> findings.add(new Finding("configuration", false, warning)));
        findings.add(
                new Finding(
                        "policy",
                        true,
                        "calls up to %s; offered are %s, %s, %s"
                                .formatted(
                                        host.config()
                                                .policy()
                                                .highestTier()
                                                .name()
                                                .toLowerCase(Locale.ROOT),
                                        offered(host, ToolOffer.class, "tools"),
                                        offered(host, PromptOffer.class, "prompts"),
                                        offered(host, ReadableOffer.class, "resources"))));
        findings.add(new Finding("files", true, files(host.config().files())));
        host.packs()
                .warnings()
                .forEach(warning -> findings.add(new Finding("packs", false, warning)));
        // Before the packs' code is started: what fails then is said of the pack itself.
        host.unmet().forEach(unmet -> findings.add(new Finding("packs", false, unmet)));
        for (Pack pack : host.packs().all()) {
            findings.add(pack(host, pack));
        }
        findings.add(engine(host));
        return findings;
    }

    private static String offered(Host host, Class<? extends Offer> type, String plural) {
        return "%d of %d %s"
                .formatted(
                        host.catalog().offered(type).size(),
                        host.catalog().offers(type).size(),
                        plural);
    }

    private static String files(FileSettings files) {
        String folders =
                files.roots().stream().map(Object::toString).collect(Collectors.joining(", "));
        return folders.isEmpty()
                ? "tools get none: " + files.reason()
                : "tools get those below %s (%s)".formatted(folders, files.reason());
    }

    /** Starts the pack's code too, as its first call would. */
    private static Finding pack(Host host, Pack pack) {
        String subject = "pack " + pack.name();
        if (pack.status().state().isOffered()) {
            try {
                host.packs().activate(pack);
            } catch (RuntimeException e) {
                return new Finding(subject, false, "FAILED: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Finding(subject, false, "interrupted");
            }
        }
        Pack.Status status = pack.status();
        boolean ok =
                switch (status.state()) {
                    case READY, ACTIVE, DISABLED -> true;
                    case UNCONFIGURED, REJECTED, FAILED -> false;
                };
        return new Finding(
                subject,
                ok,
                status.reason().isEmpty()
                        ? status.state().name()
                        : status.state() + ": " + status.reason());
    }

    private static Finding engine(Host host) {
        try (EngineLease lease = host.engine().open(Tier.SAFE)) {
            Version version = lease.client().versionCmd().exec();
            return new Finding(
                    "engine",
                    true,
                    "%s, API %s, at %s"
                            .formatted(
                                    version.getVersion(),
                                    version.getApiVersion(),
                                    host.engine()
                                            .address()
                                            .map(EngineAddress::describe)
                                            .orElse("?")));
        } catch (RuntimeException e) {
            return new Finding(
                    "engine",
                    false,
                    EngineErrors.translate(e)
                            .map(ToolException::getMessage)
                            .orElse(String.valueOf(e)));
        }
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("subject", finding.subject());
        json.put("ok", finding.ok());
        json.put("detail", finding.detail());
        return json;
    }
}
