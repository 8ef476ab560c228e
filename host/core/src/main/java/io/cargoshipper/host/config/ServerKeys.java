package io.cargoshipper.host.config;

import java.util.Optional;

/** The keys of the server itself that a variable can set too. */
final class ServerKeys {

    static final String NAME = "server.name";
    static final String TRANSPORT = "transport";
    static final String LOG_LEVEL = "log.level";
    static final String LOG_JSON = "log.json";

    private ServerKeys() {}

    static HostConfig.Server server(ConfigReader reader) {
        return new HostConfig.Server(
                name(reader).orElse("cargoshipper"),
                reader.text("server.title").orElse("CargoShipper"));
    }

    static HostConfig.Log log(ConfigReader reader) {
        return new HostConfig.Log(
                logLevel(reader).orElse(HostConfig.LogLevel.INFO), logJson(reader).orElse(false));
    }

    static Optional<String> name(ConfigReader reader) {
        return reader.text(NAME);
    }

    static Optional<Transport> transport(ConfigReader reader) {
        return reader.choice(TRANSPORT, Transport.class);
    }

    static Optional<HostConfig.LogLevel> logLevel(ConfigReader reader) {
        return reader.choice(LOG_LEVEL, HostConfig.LogLevel.class);
    }

    static Optional<Boolean> logJson(ConfigReader reader) {
        return reader.flag(LOG_JSON);
    }

    /** The transports of this release. */
    enum Transport {
        STDIO
    }
}
