package io.cargoshipper.host.cli;

import io.cargoshipper.host.pipeline.Target;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Calls a tool. */
@Command(
        name = "call",
        description = "Call a tool, through the same policy as a client's.",
        mixinStandardHelpOptions = true)
final class Call implements Callable<Integer> {

    private final Streams streams;
    private final HostOptions options;
    private final Optional<Terminal> terminal;

    @Parameters(index = "0", paramLabel = "TOOL", description = "The tool's name.")
    private String tool;

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "{}",
            paramLabel = "JSON",
            description = "The arguments, as a JSON object; - reads them from stdin.")
    private String arguments;

    @Option(names = "--json", description = "Print the structured result.")
    private boolean json;

    Call(Streams streams, HostOptions options, Optional<Terminal> terminal) {
        this.streams = streams;
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, Object> parsed = ToolArguments.parse(arguments, streams);
        return new OutcomePrinter(streams, json)
                .print(OneCall.make(options, new Target.Tool(tool), parsed, terminal), "tools");
    }
}
