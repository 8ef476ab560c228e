package io.cargoshipper.host.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

/** The keys of packs. */
final class PluginKeys {

    private PluginKeys() {}

    /** Reads which packs are loaded, and from where. */
    static HostConfig.Plugins read(
            ConfigReader reader, ConfigLoader.Sources sources, Folders folders, Findings findings) {
        // Read even where the option wins, so that a value that does not fit is said.
        var configured = reader.path("plugins.directory", folders);
        Path directory =
                sources.plugins()
                        .map(sources.workingFolder()::resolve)
                        .or(() -> configured)
                        .orElse(sources.home().resolve("plugins"))
                        .normalize();
        if (!Files.isDirectory(directory)) {
            findings.problem(
                    "plugins.directory: '%s' %s; create it, or name another with --plugins DIR"
                            .formatted(
                                    directory,
                                    Files.exists(directory)
                                            ? "is not a folder"
                                            : "does not exist"));
        }
        return new HostConfig.Plugins(
                directory,
                new LinkedHashSet<>(reader.texts("plugins.disabled").orElse(List.of())),
                new LinkedHashSet<>(reader.texts("plugins.required").orElse(List.of())),
                reader.texts("plugins.first").orElse(List.of()));
    }
}
