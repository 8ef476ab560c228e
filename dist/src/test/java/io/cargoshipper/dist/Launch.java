package io.cargoshipper.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How to start the distribution. A process sees of the surrounding environment only what finds
 * Java; its home and working folder are empty ones, and unless an {@link #on engine} is given,
 * there is none where it looks.
 */
final class Launch {

    private static final List<String> PASSED_ON =
            List.of("PATH", "JAVA_HOME", "CARGOSHIPPER_JAVA_HOME", "LANG", "LC_ALL", "TMPDIR");

    private static final long LONGEST_COMMAND_SECONDS = 60;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> options = new ArrayList<>();
    private Path launcher = Distribution.built().launcher();
    private Path workingFolder;

    private Launch(Path folder) {
        this.folder = folder;
        this.workingFolder = make(folder.resolve("work"));
        for (String name : PASSED_ON) {
            String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        variable("HOME", make(folder.resolve("home")).toString());
        variable("DOCKER_HOST", "unix://" + folder.resolve("no-engine.sock"));
    }

    /** Starts from nothing; a folder of the test's own holds what the process needs. */
    static Launch in(Path folder) {
        return new Launch(folder);
    }

    /** Lets it find an engine. */
    Launch on(TestEngine engine) {
        return variable("DOCKER_HOST", engine.address());
    }

    /** Sets an environment variable. */
    Launch variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Leaves an environment variable out. */
    Launch withoutVariable(String name) {
        environment.remove(name);
        return this;
    }

    /** Sets options of the virtual machine. */
    Launch javaOptions(String text) {
        return variable("CARGOSHIPPER_JAVA_OPTS", text);
    }

    /** Writes a configuration file and names it. */
    Launch configuration(String hocon) {
        Path file = folder.resolve("cargoshipper.conf");
        try {
            Files.writeString(file, hocon);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return option("--conf", file.toString());
    }

    /** Names the folder of packs. */
    Launch plugins(Path directory) {
        return option("--plugins", directory.toString());
    }

    /** Starts it by another path than that of the built distribution. */
    Launch launcher(Path path) {
        launcher = path;
        return this;
    }

    /** Starts it in another working folder. */
    Launch from(Path directory) {
        workingFolder = directory;
        return this;
    }

    /** The folder that it is started in. */
    Path workingFolder() {
        return workingFolder;
    }

    private Launch option(String name, String value) {
        options.add(name);
        options.add(value);
        return this;
    }

    /** The command line of a server. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(options);
        return command;
    }

    /** The environment, all of it. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** A process builder in the right folder, with the right environment and no command. */
    ProcessBuilder processBuilder() {
        ProcessBuilder builder = new ProcessBuilder().directory(workingFolder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** Starts a server. */
    ServerProcess start() {
        try {
            return new ServerProcess(processBuilder().command(command()).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command of it, with the configuration and the packs given here, to its end. */
    CommandResult run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(options);
        return runBare(all.toArray(String[]::new));
    }

    /** Runs a command of it with nothing but these arguments, to its end. */
    CommandResult runBare(String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("stdout.txt");
        Path err = folder.resolve("stderr.txt");
        try {
            Process process =
                    processBuilder()
                            .command(command)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_COMMAND_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "%s did not end; stderr:%n%s".formatted(command, Files.readString(err)));
            }
            return new CommandResult(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command, e);
        }
    }

    private static Path make(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
