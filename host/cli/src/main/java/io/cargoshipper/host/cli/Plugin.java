package io.cargoshipper.host.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about packs. */
@Command(name = "plugin", description = "Look after packs.", mixinStandardHelpOptions = true)
final class Plugin implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "name what to do: list, inspect, verify or index");
    }
}
