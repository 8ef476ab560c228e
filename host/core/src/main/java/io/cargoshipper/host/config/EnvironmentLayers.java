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
 * what calls may do but loosen nothing, cannot stop the start, and is named where it steers the
 * search for the engine.
 */
final class EnvironmentLayers {

    /** What the search for the engine reads. */
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

    private final Environment merged;
    private final EnvironmentLayer trusted;
    private final EnvironmentLayer working;

    private EnvironmentLayers(
            Environment merged, EnvironmentLayer trusted, EnvironmentLayer working) {
        this.merged = merged;
        this.trusted = trusted;
        this.working = working;
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
        findings.lookingFor(inWorkingFolder);
        if (!FileCheck.isAbsent(beside)) {
            findings.read(beside);
            trusted = process.withFallback(DotEnvFile.read(beside, findings::problem));
        }
        Environment working = new Environment(Map.of());
        if (!inWorkingFolder.equals(beside) && !FileCheck.isAbsent(inWorkingFolder)) {
            findings.read(inWorkingFolder);
            working =
                    DotEnvFile.read(
                            inWorkingFolder,
                            complaint -> findings.warning(complaint + "; passed over"));
        }
        warnOfSteering(inWorkingFolder, working, trusted, findings);
        return new EnvironmentLayers(
                trusted.withFallback(withoutOwn(working)),
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
                        complaint -> findings.warning(complaint + ": ignored")));
    }

    /** The variables in force, for the search for the engine and for packs. */
    Environment environment() {
        return merged;
    }

    /** The configuration keys that variables set. */
    Config keys() {
        return trusted.keys().withFallback(working.keys());
    }

    /** The variables of the process, and of a {@code .env} beside the configuration. */
    EnvironmentLayer trusted() {
        return trusted;
    }

    /** The variables of a {@code .env} in the folder that the host was started in. */
    EnvironmentLayer working() {
        return working;
    }

    /** Warns of variables that have no effect. */
    void warnOfUnused(Findings findings) {
        trusted.reportUnused(findings::warning);
        working.reportUnused(findings::warning);
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
                                        "%s sets %s, which steers the search for the engine; if that is meant, set it in the process's environment or beside the configuration"
                                                .formatted(file, name)));
    }

    /** The host's own variables have their effect through the layer alone, where it is bounded. */
    private static Environment withoutOwn(Environment working) {
        Map<String, String> others = new LinkedHashMap<>(working.variables());
        others.keySet().removeIf(EnvironmentVariable::isOwn);
        return new Environment(others);
    }
}
