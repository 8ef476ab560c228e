package io.cargoshipper.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Docker Compose, version 2: this machine's, else Debian's package of it, unpacked beside the
 * distribution. Its program also runs by itself, without the Docker CLI that it is a plugin of.
 */
final class ComposeProgram {

    private static final String NAME = "docker-compose";
    private static final Path UNPACKED =
            Path.of(Required.property("cargoshipper.dist")).resolveSibling(NAME);
    private static final Path PLUGIN = UNPACKED.resolve("usr/libexec/docker/cli-plugins/" + NAME);

    /**
     * The first release of Debian with version 2. A list of its own is read, in a folder of its
     * own: this machine's sources stay as they are.
     */
    private static final String SOURCES =
            """
            Types: deb
            URIs: http://deb.debian.org/debian
            Suites: trixie
            Components: main
            Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
            """;

    private static final long LONGEST_SECONDS = 120;

    private final List<String> command;

    private ComposeProgram(List<String> command) {
        this.command = command;
    }

    /** Finds the program, or gets it. Skips the test where neither is possible. */
    static synchronized ComposeProgram find() {
        for (List<String> candidate :
                List.of(List.of("docker", "compose"), List.of(NAME), List.of(PLUGIN.toString()))) {
            if (isVersion2(candidate)) {
                return new ComposeProgram(candidate);
            }
        }
        unpack();
        List<String> unpacked = List.of(PLUGIN.toString());
        Assumptions.assumeTrue(
                isVersion2(unpacked),
                "there is no Docker Compose 2, and apt-get cannot get Debian's; install it");
        return new ComposeProgram(unpacked);
    }

    /** Runs it in a folder, on an engine, to its end. */
    CommandResult run(Path folder, TestEngine engine, String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return run(folder, Map.of("DOCKER_HOST", engine.address()), all)
                .orElseThrow(() -> new AssertionError("there is no " + command));
    }

    private static boolean isVersion2(List<String> candidate) {
        List<String> version = new ArrayList<>(candidate);
        version.addAll(List.of("version", "--short"));
        return run(Path.of("."), Map.of(), version)
                .filter(it -> it.exitCode() == 0)
                .filter(it -> it.stdout().strip().matches("v?([2-9]|[1-9][0-9])\\..*"))
                .isPresent();
    }

    private static void unpack() {
        try {
            for (String folder : List.of("lists/partial", "archives/partial")) {
                Files.createDirectories(UNPACKED.resolve(folder));
            }
            Files.writeString(UNPACKED.resolve("debian.sources"), SOURCES);
            Files.writeString(UNPACKED.resolve("status"), "");
            boolean got = apt("update") && apt("download", NAME);
            Optional<Path> archive = archive();
            if (got && archive.isPresent()) {
                run(
                        UNPACKED,
                        Map.of(),
                        List.of("dpkg-deb", "-x", archive.get().toString(), UNPACKED.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean apt(String... arguments) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "apt-get",
                                "-q",
                                "-oDir::State=" + UNPACKED,
                                "-oDir::State::status=" + UNPACKED.resolve("status"),
                                "-oDir::Cache=" + UNPACKED,
                                "-oDir::Etc::SourceList=" + UNPACKED.resolve("debian.sources"),
                                "-oDir::Etc::SourceParts=/dev/null",
                                "-oAcquire::Languages=none",
                                // Its user for downloads need not get into our folder.
                                "-oAPT::Sandbox::User="));
        all.addAll(List.of(arguments));
        Optional<CommandResult> result = run(UNPACKED, Map.of(), all);
        result.filter(it -> it.exitCode() != 0)
                .ifPresent(it -> System.err.printf("%s failed:%n%s%n", all, it.stderr()));
        return result.filter(it -> it.exitCode() == 0).isPresent();
    }

    private static Optional<Path> archive() throws IOException {
        try (var files = Files.list(UNPACKED)) {
            return files.filter(file -> file.toString().endsWith(".deb")).findFirst();
        }
    }

    /** Runs a command; nothing where there is none of that name. */
    private static Optional<CommandResult> run(
            Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile("compose", ".out");
            Path err = Files.createTempFile("compose", ".err");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(command)
                                .directory(folder.toFile())
                                .redirectOutput(out.toFile())
                                .redirectError(err.toFile());
                builder.environment().putAll(environment);
                Process process;
                try {
                    process = builder.start();
                } catch (IOException e) {
                    return Optional.empty();
                }
                process.getOutputStream().close();
                if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(command + " did not end");
                }
                return Optional.of(
                        new CommandResult(
                                process.exitValue(),
                                Files.readString(out, StandardCharsets.UTF_8),
                                Files.readString(err, StandardCharsets.UTF_8)));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }
}
