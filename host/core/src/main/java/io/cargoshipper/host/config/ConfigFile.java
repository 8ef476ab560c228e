package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a file of configuration. */
final class ConfigFile {

    /** Sections that set limits: the environment has a layer of its own for them. */
    private static final List<String> WITHOUT_SUBSTITUTIONS =
            List.of("policy", "approval", "limits", "redaction", "audit", "roles", "profile");

    private ConfigFile() {}

    /**
     * Reads the file; empty if it is certainly not there, or has a problem.
     *
     * @param mend what to check if it is not there, where it has to be; empty if it need not
     */
    static Config read(Path file, Optional<String> mend, Findings findings) {
        findings.lookingFor(file);
        if (FileCheck.isAbsent(file)) {
            mend.ifPresent(
                    check ->
                            findings.problem(
                                    "the configuration '%s' is not there; %s"
                                            .formatted(file, check)));
            return ConfigFactory.empty();
        }
        if (!FileCheck.isReadable(file)) {
            findings.problem(
                    "the configuration '%s' is not a file that can be read; mend its place, its link or its rights"
                            .formatted(file));
            return ConfigFactory.empty();
        }
        findings.read(file);
        try {
            return parse(file, findings);
        } catch (ConfigException e) {
            findings.problem("%s cannot be read as HOCON: %s".formatted(file, e.getMessage()));
            return ConfigFactory.empty();
        }
    }

    private static Config parse(Path file, Findings findings) {
        Config parsed =
                ConfigFactory.parseFile(
                        file.toFile(),
                        ConfigParseOptions.defaults()
                                .setAllowMissing(false)
                                .setIncluder(new IncludedFiles(file, findings)));
        for (String section : WITHOUT_SUBSTITUTIONS) {
            if (parsed.hasPathOrNull(section) && !parsed.withOnlyPath(section).isResolved()) {
                findings.problem(
                        "%s: %s takes no ${…} substitutions, and no += which is one; write the value out, or use the SAFETY_ variables"
                                .formatted(
                                        ConfigReader.origin(unresolved(parsed.root().get(section))),
                                        section));
                parsed = parsed.withoutPath(section);
            }
        }
        return parsed.resolve();
    }

    /** The innermost value with a substitution in it: it has the line to look at. */
    private static ConfigValue unresolved(ConfigValue value) {
        try {
            if (value instanceof ConfigObject section) {
                for (ConfigValue part : section.values()) {
                    if (!part.atKey("part").isResolved()) {
                        return unresolved(part);
                    }
                }
            }
        } catch (ConfigException.NotResolved e) {
            // A section that is put together from several cannot be looked into.
        }
        return value;
    }
}
