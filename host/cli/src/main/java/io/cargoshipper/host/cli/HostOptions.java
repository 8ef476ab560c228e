package io.cargoshipper.host.cli;

import io.cargoshipper.host.Host;
import io.cargoshipper.host.config.ConfigLoader;
import io.cargoshipper.host.config.Environment;
import io.cargoshipper.host.config.HostConfig;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes: where the configuration and the packs are. */
final class HostOptions {

    /** Set by the launcher: the installation's folder. */
    private static final String HOME = "cargoshipper.home";

    @Option(
            names = "--conf",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description =
                    "The configuration (default: conf/cargoshipper.conf of the installation).")
    private Path conf;

    @Option(
            names = "--plugins",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "The folder of packs (default: plugins of the installation).")
    private Path plugins;

    @Option(
            names = "--profile",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description =
                    "A profile of policy that counts besides those of the configuration: a name, or"
                            + " the path of a file.")
    private String profile;

    /** Where the configuration comes from. */
    ConfigLoader.Sources sources() {
        Path here = Path.of("").toAbsolutePath();
        return new ConfigLoader.Sources(
                Path.of(System.getProperty(HOME, here.toString())),
                here,
                Optional.ofNullable(conf).map(here::resolve),
                Optional.ofNullable(plugins),
                Optional.ofNullable(profile),
                new Environment(System.getenv()));
    }

    /** Puts a host together for a command that ends by itself: what goes well is not logged. */
    Host host() {
        HostConfig config = ConfigLoader.load(sources());
        Logging.apply(
                config.log().level() == HostConfig.LogLevel.INFO
                        ? new HostConfig.Log(HostConfig.LogLevel.WARNING, config.log().json())
                        : config.log(),
                () -> config.policy().redaction());
        return new Host(config);
    }
}
