package io.cargoshipper.pack.containers;

import io.cargoshipper.pack.engine.ExitCodes;
import io.cargoshipper.pack.engine.FoundContainer;
import java.util.Optional;

/** Says what an exit code means that a program did not choose itself. */
final class Endings {

    /** From here to {@link #NO_COMMAND}, the engine's and the shell's words. */
    private static final long NOT_RUN = 125;

    private static final long NO_COMMAND = 127;

    private Endings() {}

    static Optional<String> note(FoundContainer now, long exitCode) {
        if (now.ranOutOfMemory()) {
            return Optional.of("the engine notes that memory ran out (OOMKilled)");
        }
        boolean agreedOn =
                (exitCode >= NOT_RUN && exitCode <= NO_COMMAND)
                        || ExitCodes.signal(exitCode).isPresent();
        return agreedOn
                ? Optional.of("code %d: %s".formatted(exitCode, ExitCodes.explain(exitCode)))
                : Optional.empty();
    }
}
