package io.cargoshipper.dist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running server; closing it ends it at once. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final StringBuilder stderr = new StringBuilder(); // guarded by itself
    private final Thread stderrReader;

    ServerProcess(Process process) {
        this.process = process;
        this.stderrReader = new Thread(this::readStderr, "stderr of the server");
        stderrReader.setDaemon(true);
        stderrReader.start();
    }

    /** Its standard input. */
    OutputStream input() {
        return process.getOutputStream();
    }

    /** Its standard output. */
    InputStream output() {
        return process.getInputStream();
    }

    /** What it has written to stderr so far. */
    String stderr() {
        synchronized (stderr) {
            return stderr.toString();
        }
    }

    /** Asks it to end, with SIGTERM. */
    void terminate() {
        process.toHandle().destroy(); // Process.destroy() would close the streams as well
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end and returns its exit code. */
    int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(
                        "the server did not end within %s; its stderr:%n%s"
                                .formatted(limit, stderr()));
            }
            stderrReader.join(limit.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the server", e);
        }
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }

    private void readStderr() {
        try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (stderr) {
                    stderr.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
