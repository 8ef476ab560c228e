package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import io.cargoshipper.host.audit.AuditSettings;
import io.cargoshipper.host.engine.EngineSettings;
import io.cargoshipper.host.engine.registry.RegistrySettings;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.FixedKey;
import io.cargoshipper.host.policy.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the configuration: the environment over the operator's file over the distribution's over
 * what a {@code .env} of the working folder says, which may be anybody's, over the defaults of
 * {@code reference.conf}. Policy is different: there each source is a layer, and a lower one can
 * only tighten.
 */
public final class ConfigLoader {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Sources sources;
    private final Path file;
    private final Findings findings;

    /**
     * What configuration is read from.
     *
     * @param home the installation's folder
     * @param workingFolder the folder the host was started in
     * @param file the operator's file, if one was named; else {@code conf/cargoshipper.conf} of the
     *     installation, if it is there
     * @param plugins the packs' folder, if one was named; it wins over the file
     * @param profile a profile that counts besides those that files name, if one was named
     * @param environment the process's environment variables
     */
    public record Sources(
            Path home,
            Path workingFolder,
            Optional<Path> file,
            Optional<Path> plugins,
            Optional<String> profile,
            Environment environment) {

        /** Sources without a profile that was named. */
        public Sources(
                Path home,
                Path workingFolder,
                Optional<Path> file,
                Optional<Path> plugins,
                Environment environment) {
            this(home, workingFolder, file, plugins, Optional.empty(), environment);
        }
    }

    private ConfigLoader(Sources sources, Findings findings) {
        this.sources = sources;
        this.findings = findings;
        this.file = sources.file().orElse(sources.home().resolve("conf/cargoshipper.conf"));
    }

    /**
     * Reads the configuration.
     *
     * @throws ConfigurationException with everything that is wrong
     */
    public static HostConfig load(Sources sources) {
        return load(sources, file -> {});
    }

    /**
     * Reads the configuration, and tells of the files that it depends on, whether it can be read or
     * not.
     *
     * @param lookedFor told of each file, there or not, just before it is read; of some twice
     * @throws ConfigurationException with everything that is wrong
     */
    static HostConfig load(Sources sources, Consumer<Path> lookedFor) {
        return new ConfigLoader(sources, new Findings(lookedFor)).load();
    }

    private HostConfig load() {
        // Not the variables of a .env: packs may lie under "~", and nobody else may move that.
        Path userHome =
                Path.of(
                        sources.environment()
                                .value("HOME")
                                .orElseGet(() -> System.getProperty("user.home")));
        Folders here = new Folders(userHome, sources.workingFolder());
        Path distributionFile = sources.home().resolve("conf/distribution.conf");
        Config distribution = ConfigFile.read(distributionFile, Optional.empty(), findings);
        Config operator =
                ConfigFile.read(file, sources.file().map(named -> "check --conf"), findings);
        EnvironmentLayers variables =
                EnvironmentLayers.read(sources.environment(), file, here, findings);
        Config reference =
                ConfigFactory.parseResources(ConfigLoader.class.getClassLoader(), "reference.conf");
        PolicyAssembly layers = new PolicyAssembly(sources.home(), here, findings);
        layers.distribution(distributionFile, distribution)
                .operator(file, operator)
                .variables(variables);
        sources.profile().ifPresent(layers::option);
        Policy policy = layers.assemble(reference);
        variables.warnOfUnused(findings);
        Config files = operator.withFallback(distribution);
        Config merged = variables.over(files).withFallback(reference);
        ConfigReader reader = reader(merged);
        HostConfig config =
                read(reader, reader(distribution), merged, policy, variables.environment(), here);
        for (Config read : List.of(distribution, operator)) {
            reader.know(RoleKeys.known(read));
        }
        reader.know(PolicyKeys.ALL);
        reader.know(List.of(Profiles.KEY));
        for (Config read : List.of(distribution, operator)) {
            new StrayKeys(reader.known(), findings).report(read);
        }
        if (!findings.problems().isEmpty()) {
            throw new ConfigurationException(findings.problems());
        }
        return config;
    }

    private HostConfig read(
            ConfigReader reader,
            ConfigReader distribution,
            Config merged,
            Policy policy,
            Environment environment,
            Folders here) {
        Folders beside = new Folders(here.userHome(), file.toAbsolutePath().getParent());
        ServerKeys.Transport transport =
                ServerKeys.transport(reader).orElse(ServerKeys.Transport.STDIO);
        return new HostConfig(
                ServerKeys.server(reader),
                engine(reader, beside),
                merged.hasPathOrNull(RegistryKeys.SECTION)
                        ? RegistryKeys.read(reader, beside)
                        : RegistrySettings.none(),
                PluginKeys.read(reader, sources, beside, findings),
                FileKeys.read(reader, distribution, sources, transport, here.userHome(), findings),
                policy,
                ApprovalKeys.read(reader, sources, beside),
                audit(policy),
                limits(reader),
                ServerKeys.log(reader),
                merged.root().get("packs") instanceof ConfigObject packs
                        ? packs.toConfig()
                        : ConfigFactory.empty(),
                environment,
                new StartKeys(merged, environment),
                findings.files(),
                findings.steering(),
                findings.warnings());
    }

    private AuditSettings audit(Policy policy) {
        return new AuditSettings(
                policy.value(Bound.AUDIT_ENABLED).orElseThrow(),
                // Not by the variables of a .env: it may be anybody's, and must not move the trail.
                policy.value(FixedKey.AUDIT_FILE)
                        .or(
                                () ->
                                        Optional.of(
                                                AuditSettings.standardFile(
                                                        sources.environment().variables()))),
                policy.value(Bound.AUDIT_ROTATE_BYTES).orElseThrow(),
                policy.value(Bound.AUDIT_KEEP).orElseThrow());
    }

    private static EngineSettings engine(ConfigReader reader, Folders beside) {
        return new EngineSettings(
                reader.text("engine.host"),
                reader.text("engine.context"),
                reader.flag("engine.tls.verify"),
                reader.path("engine.tls.certificates", beside),
                reader.duration("engine.connect-timeout", Duration.ofMillis(100), HOUR));
    }

    /** A value that does not fit is reported, so what stands in for it is never used. */
    private static HostConfig.Limits limits(ConfigReader reader) {
        return new HostConfig.Limits(
                reader.duration("limits.activation-time", SECOND, HOUR).orElse(SECOND),
                reader.duration("limits.drain-time", Duration.ZERO, HOUR).orElse(Duration.ZERO),
                reader.bytes("limits.line-bytes", 64L << 10, 256L << 20).orElse(64 << 10));
    }

    private ConfigReader reader(Config config) {
        return new ConfigReader(config, findings::problem);
    }
}
