package io.cargoshipper.host.cli;

/** The exit codes of all commands. */
final class ExitCode {

    static final int OK = 0;

    /** The command ran, and what it found is an error: a tool error, a pack that does not work. */
    static final int FAILED = 1;

    /** The command line or the configuration is wrong; nothing was done. */
    static final int USAGE = 2;

    private ExitCode() {}
}
