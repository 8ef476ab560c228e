package io.cargoshipper.host.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/** Cuts a stream of bytes into lines, without ever holding one that is longer than the limit. */
final class LineReader {
    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final int limit;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int end;

    LineReader(InputStream in, int limit) {
        this.in = Objects.requireNonNull(in, "in");
        this.limit = limit;
    }

    /** Where lines go. */
    interface Lines {

        /** Takes a line, without its end ({@code \n} or {@code \r\n}). */
        void line(byte[] bytes);

        /** Is told of a line longer than the limit, which was skipped. */
        void oversized();
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
        boolean skipping = false;
        do {
            int stop = lineEnd();
            int length = stop - position;
            skipping = skipping || line.size() + length > limit + 1; // one for a carriage return
            if (!skipping) {
                line.write(chunk, position, length);
            } else if (line.size() > 0) {
                line = new ByteArrayOutputStream(0);
            }
            position = stop;
            if (position < end) {
                position++; // the line feed
                break;
            }
        } while (fill());
        if (skipping) {
            lines.oversized();
        } else {
            passOn(line.toByteArray(), lines);
        }
        return true;
    }

    private void passOn(byte[] line, Lines lines) {
        boolean carriageReturn = line.length > 0 && line[line.length - 1] == '\r';
        int length = carriageReturn ? line.length - 1 : line.length;
        if (length > limit) {
            lines.oversized();
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
