package io.cargoshipper.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The script {@code dist/engine}, which starts and stops a private engine. */
final class EngineScript {

    private static final String PATH = "cargoshipper.engine.script";
    private static final String FOLDER = "CARGOSHIPPER_ENGINE_DIR";

    private final Optional<Path> folder;

    private EngineScript(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The engine of this machine's tests. */
    static EngineScript shared() {
        return new EngineScript(Optional.empty());
    }

    /** An engine beside that one, whose state is in a folder of its own. */
    static EngineScript in(Path folder) {
        return new EngineScript(Optional.of(folder));
    }

    /**
     * Starts the engine, or finds it running, and returns its address. It ends, with all its data,
     * once this process has ended, however that comes about.
     */
    String start() {
        return run("start", "--with-owner", Long.toString(ProcessHandle.current().pid()));
    }

    /** Removes the engine and all its data. */
    void stop() {
        run("stop");
    }

    /** Stops the daemon; address and data stay. */
    void down() {
        run("down");
    }

    /** Starts the daemon again at its address. */
    void up() {
        run("up");
    }

    private String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Required.property(PATH)));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        folder.ifPresent(path -> builder.environment().put(FOLDER, path.toString()));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException(
                        "%s ended with %d; see stderr for the reason".formatted(command, exitCode));
            }
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command, e);
        }
    }
}
