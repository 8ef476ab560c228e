package io.cargoshipper.host.cli;

import io.cargoshipper.host.Release;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** The program: without a command it serves. */
@Command(
        name = "cargoshipper",
        description = {
            "Serves tool packs to AI clients over the Model Context Protocol.",
            "Without a command: serve."
        },
        mixinStandardHelpOptions = true,
        versionProvider = CargoShipper.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a tool error, or something that does not work",
            "2:wrong usage or configuration"
        })
final class CargoShipper implements Callable<Integer> {

    private final Streams streams;

    /** Of every command, wherever on the line they stand. */
    @Mixin private final HostOptions options;

    CargoShipper(Streams streams, HostOptions options) {
        this.streams = streams;
        this.options = options;
    }

    @Override
    public Integer call() throws Exception {
        return Serve.run(options, streams);
    }

    @Command(
            name = "serve",
            description = "Serve a client over stdin and stdout (the default).",
            mixinStandardHelpOptions = true)
    int serve() throws Exception {
        return Serve.run(options, streams);
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"cargoshipper " + Release.version()};
        }
    }
}
