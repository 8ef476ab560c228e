package io.cargoshipper.host.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about calls that a person has to approve. */
@Command(
        name = "approvals",
        description = "Decide about calls that wait for a person's approval.",
        mixinStandardHelpOptions = true)
final class Approvals implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "name what to do: list, approve, deny or set-secret");
    }
}
