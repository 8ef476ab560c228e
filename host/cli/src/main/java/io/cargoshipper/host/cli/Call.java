package io.cargoshipper.host.cli;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.Content;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.api.ToolCall.LogLevel;
import io.cargoshipper.host.Host;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallReports;
import io.cargoshipper.host.pipeline.CallRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Makes one call, through the same pipeline as a client's. */
@Command(
        name = "call",
        description = "Make one call, through the same policy as a client's.",
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
        try (Host host = options.host()) {
            host.requirePacks();
            CallOutcome outcome =
                    host.pipeline()
                            .start(
                                    new CallRequest(
                                            tool,
                                            parsed,
                                            new Caller("local", Optional.of("command line")),
                                            new StderrReports()))
                            .outcome()
                            .toCompletableFuture()
                            .join();
            return print(outcome);
        }
    }

    private int print(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Answer answer) {
            if (json && answer.structured().isPresent()) {
                JsonOutput.print(streams.printer(), answer.structured().get());
            } else {
                answer.content().forEach(content -> print(streams.printer(), content));
            }
            return ExitCode.OK;
        }
        if (outcome instanceof CallOutcome.Failure failure) {
            if (json) {
                Map<String, Object> error = new LinkedHashMap<>();
                error.put("code", failure.code().name());
                error.put("message", failure.message());
                JsonOutput.print(streams.printer(), Map.of("error", error));
            }
            System.err.println(failure.code() + ": " + failure.message());
            return ExitCode.FAILED;
        }
        throw new UsageException(
                ((CallOutcome.UnknownTool) outcome).message() + " (cargoshipper tools lists them)");
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

    private static void print(PrintWriter out, Content content) {
        if (content instanceof Content.Text text) {
            out.println(text.text());
        } else if (content instanceof Content.Image image) {
            out.println("[image, %s]".formatted(image.mimeType()));
        } else if (content instanceof Content.Audio audio) {
            out.println("[audio, %s]".formatted(audio.mimeType()));
        } else if (content instanceof Content.Link link) {
            out.println("[resource %s]".formatted(link.uri()));
        } else if (content instanceof Content.Embedded embedded) {
            out.println(
                    embedded.contents() instanceof ResourceContents.Text text
                            ? text.text()
                            : "[resource %s]".formatted(embedded.contents().uri()));
        }
        out.flush();
    }

    /** Shows progress to whoever waits at the terminal. */
    private static final class StderrReports implements CallReports {

        @Override
        public void progress(double done, OptionalDouble total, String message) {
            System.err.println(message);
        }

        @Override
        public void log(LogLevel level, String message) {
            System.err.println(level + " " + message);
        }
    }
}
