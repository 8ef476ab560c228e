package io.cargoshipper.host.policy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a person approves.
 *
 * @param time how long a person has
 * @param otherUser whether it must be another user of the system than the server's
 * @param secretFile a file with what a person must know, if that is asked for
 */
public record ApprovalRules(Duration time, boolean otherUser, Optional<Path> secretFile) {
    public ApprovalRules {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(secretFile, "secretFile");
    }
}
