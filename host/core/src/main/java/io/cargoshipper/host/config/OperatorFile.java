package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Path;
import java.util.List;

/** Reads the operator's configuration file. */
final class OperatorFile {

    /** Sections that set limits: the environment has a layer of its own for them. */
    private static final List<String> WITHOUT_SUBSTITUTIONS =
            List.of("policy", "approval", "limits");

    private OperatorFile() {}

    /**
     * Reads the file; empty if it is certainly not there, or has a problem.
     *
     * @param named whether somebody named this file, so that it has to be there
     */
    static Config read(Path file, boolean named, Findings findings) {
        if (FileCheck.isAbsent(file)) {
            if (named) {
                findings.problem(
                        "the configuration '%s' is not there; check --conf".formatted(file));
            }
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
                        file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
        for (String section : WITHOUT_SUBSTITUTIONS) {
            if (parsed.hasPathOrNull(section) && !parsed.withOnlyPath(section).isResolved()) {
                findings.problem(
                        "%s: %s takes no ${…} substitutions; write the value out, or use the SAFETY_ variables"
                                .formatted(file, section));
                parsed = parsed.withoutPath(section);
            }
        }
        return parsed.resolve();
    }
}
