package io.cargoshipper.host.approval;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How people at the command line are reached.
 *
 * @param folder of the letter box; it need not exist
 * @param command what approves, but for the id
 */
public record ApprovalSettings(Path folder, String command) {
    public ApprovalSettings {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(command, "command");
    }
}
