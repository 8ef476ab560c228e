package io.cargoshipper.host.cli;

import io.cargoshipper.host.pipeline.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Calls a tool. */
@Command(
        name = "call",
        description = "Call a tool, through the same policy as a client's.",
        mixinStandardHelpOptions = true)
final class Call implements Callable<Integer> {

    private final Streams streams;
    private final HostOptions options;

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

    Call(Streams streams, HostOptions options) {
        this.streams = streams;
        this.options = options;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, Object> parsed = parse();
        return new OutcomePrinter(streams, json)
                .print(OneCall.make(options, new Target.Tool(tool), parsed), "tools");
    }

    private Map<String, Object> parse() throws IOException {
        String text =
                arguments.equals("-")
                        ? new String(streams.in().readAllBytes(), StandardCharsets.UTF_8)
                        : arguments;
        Object value;
        try {
            value = JsonMapper.shared().readValue(text, Object.class);
        } catch (JacksonException e) {
            throw new UsageException(
                    "the arguments are no JSON: %s; write them like '{\"all\":true}'"
                            .formatted(e.getOriginalMessage()));
        }
        if (!(value instanceof Map<?, ?> object)) {
            throw new UsageException(
                    "the arguments must be a JSON object, like '{\"all\":true}'; found " + text);
        }
        Map<String, Object> parsed = new LinkedHashMap<>();
        object.forEach((name, argument) -> parsed.put((String) name, argument));
        return parsed;
    }
}
