package io.cargoshipper.dist.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A process, spoken to line by line. The time runs from just before it is started. Whoever makes
 * one closes it; that ends its input and waits for its end.
 */
final class Line implements AutoCloseable {

    /** Far more than any start takes: for a process that hangs. */
    private static final long PATIENCE_SECONDS = 30;

    private final long start = System.nanoTime();
    private final Process process;
    private final BufferedReader reader;
    private final Writer writer;

    Line(ProcessBuilder builder) throws IOException {
        process = builder.start();
        reader = process.inputReader();
        writer = process.outputWriter();
        Thread watchdog = new Thread(this::killWhenLate, "watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
    }

    void say(String line) throws IOException {
        writer.write(line + "\n");
        writer.flush();
    }

    /** Reads on until a line that holds the text. */
    String await(String text) throws IOException {
        String line = reader.readLine();
        while (line != null && !line.contains(text)) {
            line = reader.readLine();
        }
        if (line == null) {
            throw new IOException(
                    "the process ended, or took more than %d s, before it said %s"
                            .formatted(PATIENCE_SECONDS, text));
        }
        return line;
    }

    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void killWhenLate() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        try (reader;
                writer) {
            writer.close();
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
