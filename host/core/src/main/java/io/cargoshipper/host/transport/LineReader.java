package io.cargoshipper.host.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** Cuts a stream of bytes into lines, without ever holding one that is longer than the limit. */
final class LineReader {
    private static final int CHUNK = 64 * 1024;
    private static final int KEPT = 4 * 1024;

    private final InputStream in;
    private final int limit;
    private final int kept;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int end;

    LineReader(InputStream in, int limit) {
        this.in = Objects.requireNonNull(in, "in");
        this.limit = limit;
        this.kept = Math.min(KEPT, limit / 4);
    }

    /** Where lines go. */
    interface Lines {

        /** Takes a line, without its end ({@code \n} or {@code \r\n}). */
        void line(byte[] bytes);

        /**
         * Is told of a line longer than the limit, which was skipped.
         *
         * @param head how it begins
         * @param tail how it ends, its end perhaps included; it does not overlap with the head
         */
        void oversized(byte[] head, byte[] tail);
    }

    /**
     * Waits for the next line and passes it on; the last one need not be terminated.
     *
     * @return false at the end of input, where there was none
     */
    boolean next(Lines lines) throws IOException {
        if (position == end && !fill()) {
            return false;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        Optional<SkippedLine> skipped = Optional.empty();
        do {
            int stop = lineEnd();
            int length = stop - position;
            if (skipped.isEmpty() && line.size() + length > limit + 1) { // one: carriage return
                skipped = Optional.of(new SkippedLine(line.toByteArray(), kept));
                line = new ByteArrayOutputStream(0);
            }
            if (skipped.isPresent()) {
                skipped.get().add(chunk, position, length);
            } else {
                line.write(chunk, position, length);
            }
            position = stop;
            if (position < end) {
                position++; // the line feed
                break;
            }
        } while (fill());
        if (skipped.isPresent()) {
            skipped.get().passOn(lines);
        } else {
            passOn(line.toByteArray(), lines);
        }
        return true;
    }

    private void passOn(byte[] line, Lines lines) {
        boolean carriageReturn = line.length > 0 && line[line.length - 1] == '\r';
        int length = carriageReturn ? line.length - 1 : line.length;
        if (length > limit) {
            new SkippedLine(line, kept).passOn(lines);
        } else {
            lines.line(carriageReturn ? Arrays.copyOf(line, length) : line);
        }
    }

    /** Where the line being read ends in the chunk: at a line feed, or at the chunk's end. */
    private int lineEnd() {
        int stop = position;
        while (stop < end && chunk[stop] != '\n') {
            stop++;
        }
        return stop;
    }

    /** Reads the next chunk; false at the end of input. */
    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(chunk));
        return end > 0;
    }
}
