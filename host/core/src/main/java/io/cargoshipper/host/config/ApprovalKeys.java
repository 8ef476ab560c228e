package io.cargoshipper.host.config;

import io.cargoshipper.host.approval.ApprovalSettings;
import java.nio.file.Path;
import java.util.Optional;

/** Where approvals are asked for at the command line. */
final class ApprovalKeys {

    static final String FOLDER = "approval.folder";

    private static final String APPROVE = "cargoshipper approvals approve";

    private ApprovalKeys() {}

    /**
     * Reads it. Whoever approves runs another process, which must find the same folder: so the
     * command names the configuration where that is not the installation's.
     */
    static ApprovalSettings read(
            ConfigReader reader, ConfigLoader.Sources sources, Folders beside) {
        Path folder =
                reader.path(FOLDER, beside)
                        .orElseGet(() -> standardFolder(sources.environment(), beside.userHome()));
        return new ApprovalSettings(
                folder, APPROVE + sources.file().map(ApprovalKeys::option).orElse(""));
    }

    /**
     * {@code cargoshipper/approvals} in {@code XDG_STATE_HOME}, or in {@code ~/.local/state}; by
     * the process's variables alone.
     */
    private static Path standardFolder(Environment process, Path userHome) {
        Optional<Path> state =
                process.value("XDG_STATE_HOME").map(Path::of).filter(Path::isAbsolute);
        return state.orElseGet(() -> userHome.resolve(Path.of(".local", "state")))
                .resolve(Path.of("cargoshipper", "approvals"));
    }

    private static String option(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        return " --conf "
                + (path.matches("[\\w./+@%:=-]+") ? path : "'" + path.replace("'", "'\\''") + "'");
    }
}
