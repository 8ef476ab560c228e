package io.cargoshipper.host.cli;

import io.cargoshipper.host.approval.Answering;
import io.cargoshipper.host.approval.Letter;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Denies a call. It takes no secret: who can do it could as well keep the file from being read. */
@Command(name = "deny", description = "Deny a call.", mixinStandardHelpOptions = true)
final class ApprovalsDeny implements Callable<Integer> {

    private final Streams streams;
    private final HostOptions options;

    @Parameters(paramLabel = "ID", description = "What the refused call was told.")
    private String id;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ApprovalsDeny(Streams streams, HostOptions options) {
        this.streams = streams;
        this.options = options;
    }

    @Override
    public Integer call() throws IOException {
        WaitingLetters waiting = WaitingLetters.of(options);
        Letter letter = waiting.find(id);
        new Answering(waiting.box(), System.getProperty("user.name"), Clock.systemUTC())
                .deny(letter);
        if (json) {
            JsonOutput.print(streams.printer(), Map.of("id", id, "decision", "denied"));
        } else {
            streams.printer().println("denied the call of " + Table.cell(letter.tool()));
        }
        return ExitCode.OK;
    }
}
