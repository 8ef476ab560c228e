package io.cargoshipper.host.cli;

import io.cargoshipper.host.pipeline.Target;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a resource. */
@Command(
        name = "read",
        description = "Read a resource, through the same policy as a client's.",
        mixinStandardHelpOptions = true)
final class Read implements Callable<Integer> {

    private final Streams streams;
    private final HostOptions options;

    @Parameters(index = "0", paramLabel = "URI", description = "Its URI, such as docker://info.")
    private String uri;

    @Option(
            names = "--json",
            description = "Read its value as JSON, as ?format=json at the end of the URI does.")
    private boolean json;

    Read(Streams streams, HostOptions options) {
        this.streams = streams;
        this.options = options;
    }

    @Override
    public Integer call() throws IOException {
        String wanted = json && uri.indexOf('?') < 0 ? uri + "?format=json" : uri;
        return new OutcomePrinter(streams, json)
                .print(OneCall.make(options, new Target.Resource(wanted), Map.of()), "resources");
    }
}
