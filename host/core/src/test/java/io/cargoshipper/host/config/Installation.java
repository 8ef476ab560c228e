package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An installation in a folder, with a working folder beside what belongs to it. */
record Installation(Path home) {

    static Installation in(Path home) throws IOException {
        Files.createDirectories(home.resolve("plugins"));
        Files.createDirectories(home.resolve("conf"));
        Files.createDirectories(home.resolve("work"));
        return new Installation(home);
    }

    Path confFile() {
        return home.resolve("conf/cargoshipper.conf");
    }

    /** The {@code .env} beside the configuration, which is the operator's. */
    Path dotEnvBeside() {
        return home.resolve("conf/.env");
    }

    /** The {@code .env} of the working folder, which may be anybody's. */
    Path dotEnvInWorkingFolder() {
        return home.resolve("work/.env");
    }

    void conf(String text) throws IOException {
        Files.writeString(confFile(), text);
    }

    HostConfig load(Map<String, String> environment) {
        return load(Optional.empty(), Optional.empty(), environment);
    }

    HostConfig load(Optional<Path> file, Optional<Path> plugins, Map<String, String> environment) {
        return ConfigLoader.load(
                new ConfigLoader.Sources(
                        home, home.resolve("work"), file, plugins, new Environment(environment)));
    }

    /** Reads the configuration, with a profile that an option names. */
    HostConfig load(Optional<String> profile, Map<String, String> environment) {
        return ConfigLoader.load(
                new ConfigLoader.Sources(
                        home,
                        home.resolve("work"),
                        Optional.empty(),
                        Optional.empty(),
                        profile,
                        new Environment(environment)));
    }

    List<String> problems(Map<String, String> environment) {
        return problems(Optional.empty(), Optional.empty(), environment);
    }

    List<String> problems(
            Optional<Path> file, Optional<Path> plugins, Map<String, String> environment) {
        return catchThrowableOfType(
                        ConfigurationException.class, () -> load(file, plugins, environment))
                .problems();
    }
}
