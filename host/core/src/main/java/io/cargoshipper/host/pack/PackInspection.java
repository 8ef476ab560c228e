package io.cargoshipper.host.pack;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.cargoshipper.api.index.PackIndex;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a pack by its jars: its index, what it asks of the host, its settings. Runs none of it.
 */
final class PackInspection {

    private final PackIndexFile indexFile;
    private final PackSettings settings;
    private final Set<String> disabled;

    PackInspection(PackIndexFile indexFile, PackSettings settings, Set<String> disabled) {
        this.indexFile = Objects.requireNonNull(indexFile, "indexFile");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.disabled = Set.copyOf(disabled);
    }

    Pack inspect(PackFiles files) {
        PackIndex index;
        try {
            index = indexFile.read(files);
        } catch (PackRejectedException e) {
            return Pack.rejected(files, Optional.empty(), e.getMessage());
        }
        Pack.Status status = judge(files, index);
        return new Pack(files, Optional.of(index), status.state(), status.reason());
    }

    private Pack.Status judge(PackFiles files, PackIndex index) {
        if (disabled.contains(index.name())) {
            return new Pack.Status(PackState.DISABLED, "named in plugins.disabled");
        }
        Optional<Finding> refusal = ApiLevel.refusal(index.api());
        if (refusal.isPresent()) {
            return new Pack.Status(PackState.REJECTED, refusal.get().toString());
        }
        if (index.settings().isEmpty()) {
            return new Pack.Status(PackState.READY, "");
        }
        try {
            Config section = settings.of(index.name(), files);
            List<String> missing = PackSettings.missing(index, section);
            return missing.isEmpty()
                    ? new Pack.Status(PackState.READY, "")
                    : new Pack.Status(
                            PackState.UNCONFIGURED,
                            "missing settings: " + String.join(", ", missing));
        } catch (IOException | ConfigException e) {
            return new Pack.Status(
                    PackState.REJECTED, "its settings cannot be read: " + e.getMessage());
        }
    }

    /** The settings that a pack cannot work without and does not have. */
    List<PackIndex.SettingIndex> lacking(PackFiles files, PackIndex index) {
        try {
            return PackSettings.lacking(index, settings.of(index.name(), files));
        } catch (IOException | ConfigException e) {
            // None counts that cannot be read; the pack's state says why.
            return index.settings();
        }
    }
}
