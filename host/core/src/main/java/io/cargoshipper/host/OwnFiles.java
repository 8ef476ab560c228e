package io.cargoshipper.host;

import io.cargoshipper.host.audit.AuditPlace;
import io.cargoshipper.host.audit.AuditSettings;
import io.cargoshipper.host.config.HostConfig;
import io.cargoshipper.host.own.OwnPlaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the host keeps its own files, as its configuration says. */
final class OwnFiles {

    /** How the folder ends that the trail is in where nobody says otherwise. */
    private static final Path STANDARD = Path.of("cargoshipper", "audit");

    private OwnFiles() {}

    /**
     * The folders of approvals, of the audit trail and of packs, the files of the configuration,
     * there or not, and the file with the operator's secret. Where the trail is kept among other
     * files, its own alone.
     */
    static OwnPlaces of(HostConfig config) {
        List<Path> whole = new ArrayList<>(config.steering());
        List<Path> beginnings = new ArrayList<>();
        whole.add(config.approvals().folder());
        whole.add(config.plugins().directory());
        config.policy().approval().secretFile().ifPresent(whole::add);
        AuditPlace trail = AuditPlace.of(config.audit());
        if (hasFolderOfItsOwn(config.audit(), trail)) {
            whole.add(trail.folder());
        } else {
            beginnings.add(trail.folder().resolve(trail.stem() + "-"));
        }
        return new OwnPlaces(whole, beginnings).underAllNames();
    }

    /** The standard one, or one that the configuration names rather than a file. */
    private static boolean hasFolderOfItsOwn(AuditSettings settings, AuditPlace trail) {
        return trail.folder().endsWith(STANDARD)
                || settings.file()
                        .filter(file -> file.toAbsolutePath().normalize().equals(trail.folder()))
                        .isPresent();
    }
}
