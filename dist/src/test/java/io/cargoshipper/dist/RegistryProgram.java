package io.cargoshipper.dist;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's registry server. Where it is missing, its package is unpacked beside the distribution
 * rather than installed: installing would start a service on this machine.
 */
final class RegistryProgram {

    private static final String NAME = "docker-registry";
    private static final Path UNPACKED =
            Path.of(Required.property("cargoshipper.dist")).resolveSibling(NAME);

    private RegistryProgram() {}

    /** Finds the program, or gets it. Skips the test where neither is possible. */
    static synchronized Path find() {
        return Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator)),
                        Stream.of(UNPACKED.resolve("usr/bin").toString()))
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(RegistryProgram::unpack);
    }

    private static Path unpack() {
        try {
            Files.createDirectories(UNPACKED);
            if (!run("apt-get", "download", NAME)) {
                run("apt-get", "update");
                run("apt-get", "download", NAME);
            }
            Optional<Path> archive = archive();
            Assumptions.assumeTrue(
                    archive.isPresent() && run("dpkg-deb", "-x", archive.get().toString(), "."),
                    "there is no docker-registry, and apt-get cannot download it; install it");
            return UNPACKED.resolve("usr/bin").resolve(NAME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> archive() throws IOException {
        try (Stream<Path> files = Files.list(UNPACKED)) {
            return files.filter(file -> file.toString().endsWith(".deb")).findFirst();
        }
    }

    /** Runs a command in the folder; what it says is told where it fails. */
    private static boolean run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(List.of(command))
                            .directory(UNPACKED.toFile())
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean done = process.waitFor() == 0;
            if (!done) {
                System.err.printf("%s failed:%n%s%n", String.join(" ", command), output);
            }
            return done;
        } catch (IOException e) {
            return false; // no such command here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while getting " + NAME, e);
        }
    }
}
