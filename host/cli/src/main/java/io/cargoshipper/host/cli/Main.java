package io.cargoshipper.host.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;

/** The start of the program. */
public final class Main {

    private Main() {}

    /** Runs the command that the arguments name, and exits with its code. */
    public static void main(String[] args) {
        // Before anything else runs.
        System.exit(run(args, Streams.take()));
    }

    static int run(String[] args, Streams streams) {
        PrintStream err = System.err;
        return args.length == 0 ? serve(streams, err) : run(args, streams, Terminal.ofProcess());
    }

    /**
     * Runs a command.
     *
     * @param terminal where a person can be asked
     */
    static int run(String[] args, Streams streams, Optional<Terminal> terminal) {
        PrintStream err = System.err;
        HostOptions options = new HostOptions();
        CommandLine command =
                new CommandLine(new CargoShipper(streams, options))
                        .addSubcommand(new Call(streams, options, terminal))
                        .addSubcommand(new Prompt(streams, options))
                        .addSubcommand(new Read(streams, options))
                        .addSubcommand(new Tools(streams, options))
                        .addSubcommand(new Prompts(streams, options))
                        .addSubcommand(new Resources(streams, options))
                        .addSubcommand(
                                new CommandLine(new Plugin())
                                        .addSubcommand(new PluginList(streams, options))
                                        .addSubcommand(new PluginInspect(streams, options))
                                        .addSubcommand(new PluginVerify(streams))
                                        .addSubcommand(new PluginIndex(streams)))
                        .addSubcommand(
                                new CommandLine(new Approvals())
                                        .addSubcommand(new ApprovalsList(streams, options))
                                        .addSubcommand(
                                                new ApprovalsApprove(streams, options, terminal))
                                        .addSubcommand(new ApprovalsDeny(streams, options))
                                        .addSubcommand(
                                                new ApprovalsSetSecret(streams, options, terminal)))
                        .addSubcommand(
                                new CommandLine(new Audit())
                                        .addSubcommand(new AuditTail(streams, options))
                                        .addSubcommand(new AuditVerify(streams, options)))
                        .addSubcommand(
                                new CommandLine(new PolicyCommands())
                                        .addSubcommand(new PolicyShow(streams, options))
                                        .addSubcommand(new PolicyExplain(streams, options)))
                        .addSubcommand(new Doctor(streams, options))
                        .setOut(streams.printer())
                        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                        .setExecutionExceptionHandler(
                                (failure, line, parsed) -> Failure.report(failure, err));
        int code = command.execute(args);
        streams.printer().flush();
        return code;
    }

    /** What clients start, without the time that a parser of command lines takes to get ready. */
    private static int serve(Streams streams, PrintStream err) {
        try {
            return Serve.run(new HostOptions(), streams);
        } catch (Exception e) {
            return Failure.report(e, err);
        }
    }
}
