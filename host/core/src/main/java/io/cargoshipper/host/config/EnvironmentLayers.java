package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import io.cargoshipper.host.policy.PolicySource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The variables, by how far they are trusted: those of the process, over those of a {@code .env}
 * beside the configuration; and those of a {@code .env} in the folder that the host was started in.
 * That folder may be anybody's, such as a repository that was just cloned. So its file can tighten
 * what calls may do but loosen nothing, takes no other key from the files of the configuration,
 * cannot stop the start, and neither steers the search for the engine nor sets the log.
 */
final class EnvironmentLayers {

    /** What the search for the engine reads: whoever steers it gets what is sent to engines. */
    private static final Set<String> STEERING =
            Set.of(
                    "DOCKER_HOST",
                    "DOCKER_CONTEXT",
                    "DOCKER_TLS",
                    "DOCKER_TLS_VERIFY",
                    "DOCKER_CERT_PATH",
                    "DOCKER_CONFIG",
                    "COLIMA_HOME",
                    "HOME",
                    "USERPROFILE",
                    "TMPDIR",
                    "XDG_RUNTIME_DIR");

    /** The log warns of what the working folder says, so its file must not silence it. */
    private static final String LOG = "log";

    private final Environment merged;
    private final EnvironmentLayer trusted;
    private final EnvironmentLayer working;
    private final boolean workingIsThere;

    private EnvironmentLayers(
            Environment merged,
            EnvironmentLayer trusted,
            EnvironmentLayer working,
            boolean workingIsThere) {
        this.merged = merged;
        this.trusted = trusted;
        this.working = working;
        this.workingIsThere = workingIsThere;
    }

    /**
     * Reads the variables.
     *
     * @param configuration the operator's file
     * @param folders its base is the folder that the host was started in
     */
    static EnvironmentLayers read(
            Environment process, Path configuration, Folders folders, Findings findings) {
        Path beside = configuration.toAbsolutePath().normalize().resolveSibling(".env");
        Path inWorkingFolder = folders.base().toAbsolutePath().normalize().resolve(".env");
        Environment trusted = process;
        findings.lookingFor(beside);
        findings.lookingForAnyones(inWorkingFolder);
        if (!FileCheck.isAbsent(beside)) {
            findings.read(beside);
            trusted =
                    process.withFallbackForBlank(
                            DotEnvFile.read(beside, findings::problem),
                            EnvironmentVariable::blankCounts);
        }
        Environment working = new Environment(Map.of());
        boolean workingIsThere =
                !inWorkingFolder.equals(beside) && !FileCheck.isAbsent(inWorkingFolder);
        if (workingIsThere) {
            findings.read(inWorkingFolder);
            working =
                    DotEnvFile.read(
                            inWorkingFolder,
                            complaint -> findings.warning(complaint + "; passed over"));
        }
        warnOfSteering(inWorkingFolder, working, trusted, findings);
        return new EnvironmentLayers(
                trusted.withFallback(forOthers(working)),
                new EnvironmentLayer(
                        trusted,
                        new PolicySource("the environment", PolicySource.Kind.ENVIRONMENT),
                        folders,
                        findings::problem),
                new EnvironmentLayer(
                        working,
                        new PolicySource(
                                inWorkingFolder.toString(), PolicySource.Kind.WORKING_FOLDER),
                        folders,
                        complaint -> findings.warning(complaint + ": ignored")),
                workingIsThere);
    }

    /** The variables in force, for the search for the engine and for packs. */
    Environment environment() {
        return merged;
    }

    /**
     * The configuration with what variables set: the trusted ones over the files, those of the
     * working folder under them.
     *
     * @param files what the files of the configuration say
     */
    Config over(Config files) {
        return trusted.keys().withFallback(files).withFallback(working.keys().withoutPath(LOG));
    }

    /** The variables of the process, and of a {@code .env} beside the configuration. */
    EnvironmentLayer trusted() {
        return trusted;
    }

    /** The variables of a {@code .env} in the folder that the host was started in. */
    EnvironmentLayer working() {
        return working;
    }

    /** Whether there is such a file, which is not that beside the configuration. */
    boolean workingIsThere() {
        return workingIsThere;
    }

    /** Warns of variables that have no effect. */
    void warnOfUnused(Findings findings) {
        trusted.reportUnused(findings::warning);
        working.reportUnused(findings::warning);
        if (working.keys().hasPath(LOG)) {
            findings.warning(
                    "%s sets the log: ignored; set MCP_LOG_LEVEL and MCP_JSON_LOGGING in the process's environment or in the .env beside the configuration, or log.level and log.json in the configuration"
                            .formatted(working.source().name()));
        }
    }

    private static void warnOfSteering(
            Path file, Environment working, Environment trusted, Findings findings) {
        working.variables().keySet().stream()
                .filter(STEERING::contains)
                .filter(name -> !trusted.variables().containsKey(name))
                .sorted()
                .forEach(
                        name ->
                                findings.warning(
                                        "%s sets %s, which steers the search for the engine: ignored; set it in the process's environment or in the .env beside the configuration, or engine.host in the configuration"
                                                .formatted(file, name)));
    }

    /**
     * What packs and the search for the engine may have. The host's own variables have their effect
     * through the layer alone, where it is bounded.
     */
    private static Environment forOthers(Environment working) {
        Map<String, String> others = new LinkedHashMap<>(working.variables());
        others.keySet()
                .removeIf(name -> EnvironmentVariable.isOwn(name) || STEERING.contains(name));
        return new Environment(others);
    }
}
