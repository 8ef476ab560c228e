package io.cargoshipper.host.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the lines of a file, byte for byte: a line ends with a line feed and with nothing else, so
 * that what was done to a file is seen.
 */
final class AuditReader implements AutoCloseable {

    /** Longer than any line of the trail. */
    private static final int MOST_BYTES = 1 << 20;

    private final InputStream in;
    private long position;

    /**
     * A line.
     *
     * @param text each byte a character of its own; what is longer than any line is cut
     * @param complete whether it has its end
     */
    record Line(String text, boolean complete) {}

    AuditReader(Path file) throws IOException {
        this(file, 0);
    }

    /**
     * @param offset how much of the file is passed over
     */
    AuditReader(Path file, long offset) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.skipNBytes(offset);
        } catch (IOException e) {
            in.close();
            throw e;
        }
        this.position = offset;
    }

    /** Where the last line ends that had its end. */
    long position() {
        return position;
    }

    /** The next line; empty at the end of the file. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        long bytes = 1;
        int read = in.read();
        if (read < 0) {
            return Optional.empty();
        }
        while (read >= 0 && read != '\n') {
            if (line.size() < MOST_BYTES) {
                line.write(read);
            }
            bytes++;
            read = in.read();
        }
        if (read == '\n') {
            position += bytes;
        }
        return Optional.of(new Line(line.toString(StandardCharsets.ISO_8859_1), read == '\n'));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
