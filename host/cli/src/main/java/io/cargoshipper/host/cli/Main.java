package io.cargoshipper.host.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The start of the program. */
public final class Main {

    private Main() {}

    /** Runs the command that the arguments name, and exits with its code. */
    public static void main(String[] args) {
        // Before anything else runs: stdout belongs to the protocol, and whatever a library prints
        // must
        // not get into it.
        InputStream in = System.in;
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        System.exit(run(args, new Streams(in, out)));
    }

    static int run(String[] args, Streams streams) {
        PrintStream err = System.err;
        CommandLine command =
                new CommandLine(new CargoShipper(streams))
                        .addSubcommand(new Call(streams))
                        .addSubcommand(new Tools(streams))
                        .addSubcommand(
                                new CommandLine(new Plugin())
                                        .addSubcommand(new PluginList(streams))
                                        .addSubcommand(new PluginIndex(streams)))
                        .addSubcommand(new Doctor(streams))
                        .setOut(streams.printer())
                        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                        .setExecutionExceptionHandler(
                                (failure, line, parsed) -> Failure.report(failure, err));
        int code = command.execute(args);
        streams.printer().flush();
        return code;
    }
}
