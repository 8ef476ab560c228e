package io.cargoshipper.host.cli;

import io.cargoshipper.host.audit.AuditPlace;
import io.cargoshipper.host.audit.AuditTailer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the newest lines of the audit trail. */
@Command(
        name = "tail",
        description = "Show the newest lines of the audit trail, of all processes together.",
        mixinStandardHelpOptions = true)
final class AuditTail implements Callable<Integer> {

    private static final long POLL_MILLIS = 250;

    private final Streams streams;
    private final HostOptions options;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with those that are added, until interrupted.")
    private boolean follow;

    @Option(names = "--json", description = "Print the lines as they are.")
    private boolean json;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "A file of the trail, or a folder of them (default: those of audit.file).")
    private Path file;

    AuditTail(Streams streams, HostOptions options) {
        this.streams = streams;
        this.options = options;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (count < 0) {
            throw new UsageException("-n takes a number from 0 up, not " + count);
        }
        Optional<AuditPlace> place = AuditPlaces.of(Optional.ofNullable(file), options);
        AuditTailer tailer = place.map(AuditTailer::of).orElseGet(() -> AuditTailer.of(file));
        List<AuditTailer.Entry> newest = tailer.last(count);
        if (newest.isEmpty() && !follow && place.isPresent()) {
            System.err.println("no audit trail yet in " + place.get().folder());
        }
        AuditRows rows = new AuditRows(streams.printer());
        boolean open = print(newest, rows);
        while (follow && open) {
            Thread.sleep(POLL_MILLIS);
            open = print(tailer.added(), rows);
        }
        return ExitCode.OK;
    }

    /** Prints, and tells whether anybody still reads. */
    private boolean print(List<AuditTailer.Entry> entries, AuditRows rows) {
        for (AuditTailer.Entry entry : entries) {
            if (json) {
                streams.printer().println(entry.line());
            } else {
                rows.print(entry);
            }
        }
        return !streams.printer().checkError(); // which flushes
    }
}
