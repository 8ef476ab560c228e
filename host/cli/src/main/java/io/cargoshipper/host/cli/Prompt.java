package io.cargoshipper.host.cli;

import io.cargoshipper.host.pipeline.Target;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Expands a prompt. */
@Command(
        name = "prompt",
        description = "Expand a prompt, through the same policy as a client's.",
        mixinStandardHelpOptions = true)
final class Prompt implements Callable<Integer> {

    private final Streams streams;
    private final HostOptions options;

    @Parameters(index = "0", paramLabel = "NAME", description = "The prompt's name.")
    private String name;

    @Parameters(
            index = "1..*",
            paramLabel = "ARGUMENT=VALUE",
            description = "Its arguments, as in container=web.")
    private List<String> arguments = List.of();

    @Option(names = "--json", description = "Print the result as the protocol has it.")
    private boolean json;

    Prompt(Streams streams, HostOptions options) {
        this.streams = streams;
        this.options = options;
    }

    @Override
    public Integer call() throws IOException {
        return new OutcomePrinter(streams, json)
                .print(OneCall.make(options, new Target.Prompt(name), parse()), "prompts");
    }

    private Map<String, Object> parse() {
        Map<String, Object> parsed = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new UsageException(
                        "'%s' is no argument of a prompt; write it like container=web"
                                .formatted(argument));
            }
            String key = argument.substring(0, equals);
            if (parsed.put(key, argument.substring(equals + 1)) != null) {
                throw new UsageException("argument '%s' is given twice".formatted(key));
            }
        }
        return parsed;
    }
}
