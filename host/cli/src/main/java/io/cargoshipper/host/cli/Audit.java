package io.cargoshipper.host.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about the audit trail. */
@Command(name = "audit", description = "Look at the audit trail.", mixinStandardHelpOptions = true)
final class Audit implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what to do: tail or verify");
    }
}
