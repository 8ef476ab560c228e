package io.cargoshipper.host.cli;

import io.cargoshipper.host.approval.Answering;
import io.cargoshipper.host.approval.Letter;
import io.cargoshipper.host.approval.SecretFile;
import io.cargoshipper.host.approval.SecretFile.WrongSecretException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Approves a call. */
@Command(
        name = "approve",
        description = "Show what a call will do, and approve it once.",
        mixinStandardHelpOptions = true)
final class ApprovalsApprove implements Callable<Integer> {

    private final Streams streams;
    private final HostOptions options;
    private final Optional<Terminal> terminal;

    @Parameters(paramLabel = "ID", description = "What the refused call was told.")
    private String id;

    @Option(names = "--yes", description = "Do not ask; for scripts.")
    private boolean yes;

    @Option(
            names = "--secret-stdin",
            description = "Read the operator's secret from stdin, where one is asked for.")
    private boolean secretFromStdin;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ApprovalsApprove(Streams streams, HostOptions options, Optional<Terminal> terminal) {
        this.streams = streams;
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        WaitingLetters waiting = WaitingLetters.of(options);
        Letter letter = waiting.find(id);
        System.err.println(WaitingLetters.shown(letter.question()));
        if (!yes && !asked().confirms("Approve?")) {
            System.err.println("not approved; it waits on, and can be denied");
            return ExitCode.FAILED;
        }
        Answering answering =
                new Answering(waiting.box(), System.getProperty("user.name"), Clock.systemUTC());
        if (letter.withSecret()) {
            approveWithSecret(letter, answering, waiting.secretFile());
        } else {
            answering.approve(letter);
        }
        report();
        return ExitCode.OK;
    }

    private Terminal asked() {
        return terminal.orElseThrow(
                () -> new UsageException("there is no terminal to ask at; in a script, add --yes"));
    }

    private void approveWithSecret(Letter letter, Answering answering, Optional<Path> file)
            throws IOException {
        SecretFile secretFile =
                SecretFile.read(
                        file.orElseThrow(
                                () ->
                                        new UsageException(
                                                "the server asks for a secret, and this configuration names no approval.secret-file; give the server's with --conf")));
        char[] secret = OperatorSecret.read(secretFromStdin, streams, terminal);
        try {
            answering.approve(letter, secretFile, secret);
        } catch (WrongSecretException e) {
            throw new UsageException("that is not the secret of %s".formatted(file.get()));
        } finally {
            Arrays.fill(secret, ' ');
        }
    }

    private void report() {
        if (json) {
            JsonOutput.print(streams.printer(), Map.of("id", id, "decision", "approved"));
        } else {
            streams.printer().println("approved; the same call made again goes through once");
        }
    }
}
