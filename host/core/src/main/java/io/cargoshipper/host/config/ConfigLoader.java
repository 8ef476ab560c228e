package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import io.cargoshipper.api.Tier;
import io.cargoshipper.host.engine.EngineSettings;
import io.cargoshipper.host.policy.Glob;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyLayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads the configuration: the environment over the operator's file over the defaults of {@code
 * reference.conf}. Policy is different: there each source is a layer, and a lower one can only
 * tighten.
 */
public final class ConfigLoader {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MEBIBYTE = 1 << 20;

    private final Sources sources;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Path> read = new ArrayList<>();

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
        Path file = sources.file().orElse(sources.home().resolve("conf/cargoshipper.conf"));
        Config operator = parse(file);
        Environment environment = withDotEnv(file);
        EnvironmentLayer environmentLayer = new EnvironmentLayer(environment, problems, warnings);
        Config reference =
                ConfigFactory.parseResources(ConfigLoader.class.getClassLoader(), "reference.conf");
        Config merged = environmentLayer.keys().withFallback(operator).withFallback(reference);
        HostConfig config =
                read(
                        new ConfigReader(merged, problems),
                        operator,
                        merged,
                        environmentLayer,
                        file,
                        environment);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return config;
    }

    private HostConfig read(
            ConfigReader reader,
            Config operator,
            Config merged,
            EnvironmentLayer environmentLayer,
            Path file,
            Environment environment) {
        HostConfig.Server server =
                new HostConfig.Server(
                        reader.text("server.name").orElse("cargoshipper"),
                        reader.text("server.title").orElse("CargoShipper"));
        reader.choice("transport", Transport.class);
        EngineSettings engine =
                new EngineSettings(
                        reader.text("engine.host"),
                        reader.text("engine.context"),
                        reader.flag("engine.tls.verify"),
                        reader.text("engine.tls.certificates").map(text -> path(text, file)),
                        reader.optionalDuration(
                                "engine.connect-timeout", Duration.ofMillis(100), HOUR));
        HostConfig.Plugins plugins = plugins(reader, file);
        Policy policy =
                new Policy(List.of(policyLayer(operator, reader, file), environmentLayer.policy()));
        warnings.addAll(policy.looseningAttempts());
        environmentLayer.warnOfUnused();
        HostConfig.Limits limits = limits(reader);
        boolean needsApproval = reader.flag("approval.destructive").orElse(false);
        HostConfig.Log log =
                new HostConfig.Log(
                        reader.choice("log.level", HostConfig.LogLevel.class)
                                .orElse(HostConfig.LogLevel.INFO),
                        reader.flag("log.json").orElse(false));
        reader.reportUnknown(operator, "packs");
        return new HostConfig(
                server,
                engine,
                plugins,
                policy,
                needsApproval,
                limits,
                log,
                merged.hasPath("packs") ? merged.getConfig("packs") : ConfigFactory.empty(),
                environment,
                read,
                warnings);
    }

    private HostConfig.Plugins plugins(ConfigReader reader, Path file) {
        Optional<Path> configured = reader.text("plugins.directory").map(text -> path(text, file));
        Path directory =
                sources.plugins()
                        .map(sources.workingFolder()::resolve)
                        .or(() -> configured)
                        .orElse(sources.home().resolve("plugins"))
                        .normalize();
        if (!Files.isDirectory(directory)) {
            problems.add(
                    "plugins.directory: '%s' %s; create it, or name another with --plugins DIR"
                            .formatted(
                                    directory,
                                    Files.exists(directory)
                                            ? "is not a folder"
                                            : "does not exist"));
        }
        return new HostConfig.Plugins(
                directory,
                new LinkedHashSet<>(reader.texts("plugins.disabled")),
                new LinkedHashSet<>(reader.texts("plugins.required")),
                reader.texts("plugins.first"));
    }

    private static HostConfig.Limits limits(ConfigReader reader) {
        Duration second = Duration.ofSeconds(1);
        return new HostConfig.Limits(
                reader.whole("limits.concurrent", 1, 1000),
                reader.duration("limits.time", second, HOUR),
                reader.duration("limits.activation-time", second, HOUR),
                reader.duration("limits.drain-time", Duration.ZERO, HOUR),
                reader.bytes("limits.line-bytes", 64 << 10, 256 * MEBIBYTE),
                reader.bytes("limits.response-bytes", 1000, 64 * MEBIBYTE));
    }

    /**
     * The operator's layer is read from the operator's file alone: what fills it in is no layer.
     */
    private PolicyLayer policyLayer(Config operator, ConfigReader all, Path file) {
        ConfigReader own = new ConfigReader(operator, problems);
        for (String key :
                List.of("policy.highest-tier", "policy.tools.allow", "policy.tools.deny")) {
            all.know(key);
        }
        return new PolicyLayer(
                file.toString(),
                own.choice("policy.highest-tier", Tier.class),
                own.optionalTexts("policy.tools.allow").map(this::globs),
                globs(own.texts("policy.tools.deny")));
    }

    private List<Glob> globs(List<String> texts) {
        List<Glob> globs = new ArrayList<>();
        for (String text : texts) {
            try {
                globs.add(new Glob(text));
            } catch (IllegalArgumentException e) {
                problems.add("policy.tools: " + e.getMessage());
            }
        }
        return globs;
    }

    private Config parse(Path file) {
        if (!Files.isRegularFile(file)) {
            if (sources.file().isPresent()) {
                problems.add("the configuration '%s' is not a file; check --conf".formatted(file));
            }
            return ConfigFactory.empty();
        }
        read.add(file);
        try {
            Config parsed =
                    ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
            if (parsed.hasPathOrNull("policy") && !parsed.withOnlyPath("policy").isResolved()) {
                problems.add(
                        file
                                + ": policy takes no ${…} substitutions; write the value out, or use the"
                                + " SAFETY_ variables");
                parsed = parsed.withoutPath("policy");
            }
            return parsed.resolve(ConfigResolveOptions.defaults());
        } catch (ConfigException e) {
            problems.add("%s cannot be read as HOCON: %s".formatted(file, e.getMessage()));
            return ConfigFactory.empty();
        }
    }

    /**
     * The process's variables over those of a {@code .env} in the working folder or beside the
     * file.
     */
    private Environment withDotEnv(Path file) {
        Environment environment = sources.environment();
        LinkedHashSet<Path> folders = new LinkedHashSet<>();
        folders.add(sources.workingFolder().toAbsolutePath().normalize());
        folders.add(file.toAbsolutePath().normalize().getParent());
        for (Path folder : folders) {
            Path dotEnv = folder.resolve(".env");
            if (Files.isRegularFile(dotEnv)) {
                read.add(dotEnv);
                environment = environment.withFallback(DotEnvFile.read(dotEnv, problems));
            }
        }
        return environment;
    }

    private Path path(String text, Path file) {
        String home =
                sources.environment()
                        .value("HOME")
                        .orElseGet(() -> System.getProperty("user.home"));
        String expanded = text.startsWith("~/") ? home + text.substring(1) : text;
        return file.toAbsolutePath().getParent().resolve(expanded).normalize();
    }

    /** The transports of this release. */
    private enum Transport {
        STDIO
    }
}
