package io.cargoshipper.host.cli;

import io.cargoshipper.host.config.ConfigurationException;
import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says on stderr why a command could not do its work. */
final class Failure {

    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    private Failure() {}

    static int report(Exception failure, PrintStream err) {
        if (failure instanceof ConfigurationException configuration) {
            err.println("cargoshipper: the configuration cannot be used:");
            configuration.problems().forEach(problem -> err.println("  " + problem));
            return ExitCode.USAGE;
        }
        if (failure instanceof UsageException) {
            err.println("cargoshipper: " + failure.getMessage());
            return ExitCode.USAGE;
        }
        LOG.error("failed", failure);
        return ExitCode.FAILED;
    }
}
