package io.cargoshipper.pack.containers;

import io.cargoshipper.pack.engine.FoundContainer;
import java.util.Optional;

/** Says what an exit code means that a program did not choose itself. */
final class Endings {

    /** 126 and 127 are the shell's and the engine's words for a command that could not be run. */
    private static final long NOT_EXECUTABLE = 126;

    private static final long NO_COMMAND = 127;

    /** Beyond this, the number of the signal that ended it. */
    private static final long SIGNALLED = 128;

    private static final long SIGKILL = 9;
    private static final long SIGSEGV = 11;

    private Endings() {}

    static Optional<String> note(FoundContainer now, long exitCode) {
        if (now.ranOutOfMemory()) {
            return Optional.of("the engine notes that memory ran out (OOMKilled)");
        }
        if (exitCode == NOT_EXECUTABLE) {
            return Optional.of("code 126: the command is there but cannot be executed");
        }
        if (exitCode == NO_COMMAND) {
            return Optional.of("code 127: the command was not found");
        }
        if (exitCode == SIGNALLED + SIGKILL) {
            return Optional.of("code 137 tells of SIGKILL: killed from outside, or by the kernel");
        }
        if (exitCode == SIGNALLED + SIGSEGV) {
            return Optional.of("code 139 tells of SIGSEGV: the program crashed");
        }
        return Optional.empty();
    }
}
