package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import io.cargoshipper.host.engine.EngineSettings;
import io.cargoshipper.host.engine.registry.RegistrySettings;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the configuration: the environment over the operator's file over the defaults of {@code
 * reference.conf}. Policy is different: there each source is a layer, and a lower one can only
 * tighten.
 */
public final class ConfigLoader {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Sources sources;
    private final Path file;
    private final Findings findings = new Findings();

    /**
     * What configuration is read from.
     *
     * @param home the installation's folder
     * @param workingFolder the folder the host was started in
     * @param file the operator's file, if one was named; else {@code conf/cargoshipper.conf} of the
     *     installation, if it is there
     * @param plugins the packs' folder, if one was named; it wins over the file
     * @param environment the process's environment variables
     */
    public record Sources(
            Path home,
            Path workingFolder,
            Optional<Path> file,
            Optional<Path> plugins,
            Environment environment) {}

    private ConfigLoader(Sources sources) {
        this.sources = sources;
        this.file = sources.file().orElse(sources.home().resolve("conf/cargoshipper.conf"));
    }

    /**
     * Reads the configuration.
     *
     * @throws ConfigurationException with everything that is wrong
     */
    public static HostConfig load(Sources sources) {
        return new ConfigLoader(sources).load();
    }

    private HostConfig load() {
        Config operator = OperatorFile.read(file, sources.file().isPresent(), findings);
        EnvironmentLayers variables =
                EnvironmentLayers.read(
                        sources.environment(), file, sources.workingFolder(), findings);
        Config reference =
                ConfigFactory.parseResources(ConfigLoader.class.getClassLoader(), "reference.conf");
        Policy policy = policy(operator, variables, reference);
        variables.warnOfUnused(findings);
        Config merged = variables.keys().withFallback(operator).withFallback(reference);
        HostConfig config = read(reader(merged), operator, merged, policy, variables.environment());
        if (!findings.problems().isEmpty()) {
            throw new ConfigurationException(findings.problems());
        }
        return config;
    }

    /** Each layer is read from its own source alone: what fills it in is no layer. */
    private Policy policy(Config operator, EnvironmentLayers variables, Config reference) {
        List<PolicyLayer> layers = new ArrayList<>();
        layers.add(
                PolicyKeys.layer(
                        reader(operator),
                        new PolicySource(file.toString(), PolicySource.Kind.FILE)));
        layers.addAll(variables.policy());
        Policy policy =
                new Policy(layers, PolicyKeys.layer(reader(reference), PolicySource.DEFAULT));
        policy.looseningAttempts().forEach(findings::warning);
        return policy;
    }

    private HostConfig read(
            ConfigReader reader,
            Config operator,
            Config merged,
            Policy policy,
            Environment environment) {
        // Not the variables of a .env: packs may lie under "~", and nobody else may move that.
        Path userHome =
                Path.of(
                        sources.environment()
                                .value("HOME")
                                .orElseGet(() -> System.getProperty("user.home")));
        Path base = file.toAbsolutePath().getParent();
        ServerKeys.Transport transport =
                ServerKeys.transport(reader).orElse(ServerKeys.Transport.STDIO);
        HostConfig config =
                new HostConfig(
                        ServerKeys.server(reader),
                        engine(reader, userHome, base),
                        merged.hasPathOrNull(RegistryKeys.SECTION)
                                ? RegistryKeys.read(reader, userHome, base)
                                : RegistrySettings.none(),
                        PluginKeys.read(reader, sources, userHome, base, findings),
                        FileKeys.read(reader, sources, transport, userHome, findings),
                        policy,
                        policy.destructiveNeedsApproval(),
                        limits(reader, policy),
                        ServerKeys.log(reader),
                        merged.root().get("packs") instanceof ConfigObject packs
                                ? packs.toConfig()
                                : ConfigFactory.empty(),
                        environment,
                        findings.files(),
                        findings.warnings());
        reader.know(PolicyKeys.ALL);
        new StrayKeys(reader.known(), findings).report(operator);
        return config;
    }

    private static EngineSettings engine(ConfigReader reader, Path userHome, Path base) {
        return new EngineSettings(
                reader.text("engine.host"),
                reader.text("engine.context"),
                reader.flag("engine.tls.verify"),
                reader.path("engine.tls.certificates", userHome, base),
                reader.duration("engine.connect-timeout", Duration.ofMillis(100), HOUR));
    }

    /** A value that does not fit is reported, so what stands in for it is never used. */
    private static HostConfig.Limits limits(ConfigReader reader, Policy policy) {
        return new HostConfig.Limits(
                policy.concurrent(),
                policy.time(),
                reader.duration("limits.activation-time", SECOND, HOUR).orElse(SECOND),
                reader.duration("limits.drain-time", Duration.ZERO, HOUR).orElse(Duration.ZERO),
                reader.bytes("limits.line-bytes", 64L << 10, 256L << 20).orElse(64 << 10),
                policy.responseBytes());
    }

    private ConfigReader reader(Config config) {
        return new ConfigReader(config, findings::problem);
    }
}
