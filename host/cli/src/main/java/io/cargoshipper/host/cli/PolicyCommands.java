package io.cargoshipper.host.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about policy. */
@Command(
        name = "policy",
        description = "Tell what policy says, and who says it.",
        mixinStandardHelpOptions = true)
final class PolicyCommands implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what to do: show or explain");
    }
}
