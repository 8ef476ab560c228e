package io.cargoshipper.host.cli;

import io.cargoshipper.host.Host;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallReports;
import io.cargoshipper.host.pipeline.CallRequest;
import io.cargoshipper.host.pipeline.Target;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.shape.KeptResult;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Explains what policy makes of a call, and does not make it. With arguments, the pack's code is
 * started, since its rule may raise the tier of the call.
 */
@Command(
        name = "explain",
        description =
                "Explain what policy makes of a call, which is not made: each decision, who made it, what would allow it. Exit code 0 if it is allowed, 1 if it is refused.",
        mixinStandardHelpOptions = true)
final class PolicyExplain implements Callable<Integer> {

    private final Streams streams;
    private final HostOptions options;

    @ArgGroup(multiplicity = "1")
    private Subject subject;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PolicyExplain(Streams streams, HostOptions options) {
        this.streams = streams;
        this.options = options;
    }

    /** What is asked about: one of the three. */
    private static final class Subject {

        @ArgGroup(exclusive = false)
        private ToolCall tool;

        @Option(names = "--prompt", paramLabel = "NAME", description = "Explain a prompt.")
        private String prompt;

        @Option(names = "--resource", paramLabel = "URI", description = "Explain a resource.")
        private String resource;

        Target target() {
            if (prompt != null) {
                return new Target.Prompt(prompt);
            }
            return resource == null ? new Target.Tool(tool.name) : new Target.Resource(resource);
        }

        /** Those of a tool; empty if none are given. */
        Optional<String> arguments() {
            return Optional.ofNullable(tool).map(call -> call.arguments);
        }
    }

    private static final class ToolCall {

        @Parameters(index = "0", paramLabel = "TOOL", description = "The tool's name.")
        private String name;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "JSON",
                description =
                        "The arguments, as a JSON object; - reads them from stdin. Without them, the tool itself is explained.")
        private String arguments;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> text = subject.arguments();
        Map<String, Object> arguments =
                text.isPresent() ? ToolArguments.parse(text.get(), streams) : Map.of();
        CallRequest request =
                CallRequest.of(subject.target(), arguments, OneCall.SESSION, CallReports.NONE);
        // The URI of a resource has its arguments in it.
        boolean complete = text.isPresent() || subject.resource != null;
        try (Host host = options.host()) {
            Explained all = explained(host, request, complete);
            if (json) {
                JsonOutput.print(streams.printer(), ExplainedPrinter.json(all));
            } else {
                new ExplainedPrinter(streams.printer()).print(all);
            }
            return all.isAllowed() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private Explained explained(Host host, CallRequest request, boolean complete) {
        Policy policy = host.policy().current();
        if (subject.resource != null && subject.resource.startsWith(KeptResult.URI_PREFIX)) {
            String uri = subject.resource.split("\\?", 2)[0];
            return Explained.ofOwnResource(uri, KeptResult.URI_TEMPLATE, policy);
        }
        return host.pipeline()
                .explain(request, complete)
                .map(call -> Explained.of(call, policy))
                .orElseThrow(() -> new UsageException(unknown(host.pipeline().unknown(request))));
    }

    private String unknown(CallOutcome outcome) {
        String message =
                outcome instanceof CallOutcome.Unknown unknown
                        ? unknown.message()
                        : outcome.toString();
        String listing =
                subject.prompt != null
                        ? "prompts"
                        : subject.resource != null ? "resources" : "tools";
        return "%s (cargoshipper %s --all lists them)".formatted(message, listing);
    }
}
