package io.cargoshipper.host.cli;

import io.cargoshipper.host.audit.AuditPlace;
import io.cargoshipper.host.config.ConfigLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the trail that a command is about. */
final class AuditPlaces {

    private AuditPlaces() {}

    /**
     * The place to look in: that of the configuration, or a folder; empty if a single file is
     * named.
     *
     * @throws UsageException if what is named is not there
     */
    static Optional<AuditPlace> of(Optional<Path> named, HostOptions options) {
        if (named.isEmpty()) {
            return Optional.of(AuditPlace.of(ConfigLoader.load(options.sources()).audit()));
        }
        Path path = named.get();
        if (Files.isDirectory(path)) {
            return Optional.of(AuditPlace.of(path));
        }
        if (!Files.exists(path)) {
            throw new UsageException(
                    "%s is not there; name a file of the trail or a folder of them, or none for those that the configuration names"
                            .formatted(path));
        }
        return Optional.empty();
    }
}
