package io.cargoshipper.host.engine.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A credential helper of the Docker CLI: a program that takes a verb as its argument and the rest
 * on its standard input. No shell is involved. What it writes to stderr is for nobody: it may hold
 * what it was asked for.
 */
final class HelperProgram {

    /** A token of a large cloud has a few thousand characters, a list some tens of names. */
    private static final int MAX_OUTPUT_BYTES = 256 * 1024;

    private final Path program;

    HelperProgram(Path program) {
        this.program = program;
    }

    /** What it said. */
    record Output(int exitCode, String text) {

        /** Without the text, which is a secret. */
        @Override
        public String toString() {
            return "(output, exit code %d)".formatted(exitCode);
        }
    }

    /**
     * Runs it to its end.
     *
     * @throws TimeoutException when it has not ended in time; it has been killed then
     * @throws IOException when it cannot be started, or says too much
     */
    Output run(String verb, String input, Duration limit)
            throws IOException, TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Process process =
                new ProcessBuilder(program.toString(), verb)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            CompletableFuture<byte[]> output = reading(process.getInputStream());
            write(process.getOutputStream(), input);
            byte[] said = output.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (said.length > MAX_OUTPUT_BYTES) {
                throw new IOException("it says more than %d bytes".formatted(MAX_OUTPUT_BYTES));
            }
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            return new Output(process.exitValue(), new String(said, StandardCharsets.UTF_8));
        } catch (ExecutionException e) {
            throw new IOException("its output cannot be read", e.getCause());
        } finally {
            // What it leaves behind when it ends by itself, such as a key agent, it means to leave.
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    /** Reads on a thread of its own: nothing else ends in time if the other side holds the pipe. */
    private static CompletableFuture<byte[]> reading(InputStream stream) {
        CompletableFuture<byte[]> output = new CompletableFuture<>();
        Thread reader =
                new Thread(
                        () -> {
                            try (stream) {
                                output.complete(stream.readNBytes(MAX_OUTPUT_BYTES + 1));
                            } catch (IOException e) {
                                output.completeExceptionally(e);
                            }
                        },
                        "credential-helper");
        reader.setDaemon(true);
        reader.start();
        return output;
    }

    private static void write(OutputStream stream, String input) {
        try (stream) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It has not read it all; what it says and how it ends tells why.
        }
    }
}
