package io.cargoshipper.host.engine.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;

/** A user's home with the Docker CLI's folder in it, and a search path with helpers. */
public final class DockerFolder {

    private final Path home;
    private final Path programs;

    private DockerFolder(Path home) {
        this.home = home;
        this.programs = home.resolve("programs");
        try {
            Files.createDirectories(programs);
            Files.createDirectories(home.resolve(".docker"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes one without a configuration and without helpers. */
    public static DockerFolder in(Path home) {
        return new DockerFolder(home);
    }

    /** The CLI's configuration, which may not be there. */
    Path file() {
        return home.resolve(".docker/config.json");
    }

    /** Writes the CLI's configuration. */
    public DockerFolder config(String json) {
        write(file(), json);
        return this;
    }

    /** Adds a helper, a shell script; {@code $1} is the verb. */
    DockerFolder helper(String name, String script) {
        return program("docker-credential-" + name, script);
    }

    /** Adds a program of any name. */
    DockerFolder program(String name, String script) {
        Path program = programs.resolve(name);
        write(program, "#!/bin/sh\n" + script + "\n");
        try {
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A file beside the helpers, which they may write to. */
    Path programs() {
        return programs;
    }

    /** What the host makes of it. */
    public RegistryAccess access(RegistrySettings settings) {
        return new RegistryAccess(settings, surroundings());
    }

    DockerCliCredentials credentials() {
        return new DockerCliCredentials(new DockerCliFile(file()), helpers());
    }

    CredentialHelpers helpers() {
        return new CredentialHelpers(
                HelperPrograms.of(surroundings().searchPath(), home, false), file());
    }

    private RegistryAccess.Surroundings surroundings() {
        return new RegistryAccess.Surroundings(
                home.resolve(".docker"), Optional.of(programs.toString()), home, false);
    }

    /** As {@code docker login} writes it. */
    static String auth(String username, String password) {
        return Base64.getEncoder()
                .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path path, String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
