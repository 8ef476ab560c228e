package io.cargoshipper.host.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

/** The keys of packs. */
final class PluginKeys {

    private PluginKeys() {}

    /**
     * Reads which packs are loaded, and from where.
     *
     * @param userHome what {@code ~} stands for
     * @param base the folder that the configured path is relative to
     */
    static HostConfig.Plugins read(
            ConfigReader reader,
            ConfigLoader.Sources sources,
            Path userHome,
            Path base,
            Findings findings) {
        // Read even where the option wins, so that a value that does not fit is said.
        var configured = reader.path("plugins.directory", userHome, base);
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
