package io.cargoshipper.host.engine.registry;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A stream of JSON lines, as engines tell of their progress, in which the lines that tell of a
 * failure are looked at before anybody gets to see them. All others pass as soon as they are whole.
 */
final class ErrorLines extends FilterInputStream {

    private static final String ERROR = "\"error\"";

    /** No engine's line is so long; what is passes unseen, rather than fill the memory. */
    private static final int LONGEST_LINE = 1 << 20;

    private final UnaryOperator<String> error;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final byte[] chunk = new byte[8192];
    private byte[] ready = {};
    private int next;
    private boolean ended;
    private Optional<RuntimeException> failure = Optional.empty();

    /**
     * @param error takes a line that tells of a failure, and gives what is passed on in its place;
     *     what it throws, the reader gets
     */
    ErrorLines(InputStream stream, UnaryOperator<String> error) {
        super(stream);
        this.error = error;
    }

    @Override
    public int read() throws IOException {
        return fill() ? Byte.toUnsignedInt(ready[next++]) : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, ready.length - next);
        System.arraycopy(ready, next, bytes, offset, count);
        next += count;
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 || !fill() ? 0 : skipReady(count);
    }

    private long skipReady(long count) {
        int skipped = (int) Math.min(count, ready.length - next);
        next += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return ready.length - next;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Sees to it that there is something to give out; false at the end. */
    private boolean fill() throws IOException {
        while (next == ready.length && !ended && failure.isEmpty()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                takeChunk(out);
            } catch (RuntimeException e) {
                failure = Optional.of(e); // once the lines before it are read
            }
            ready = out.toByteArray();
            next = 0;
        }
        if (next == ready.length && failure.isPresent()) {
            throw failure.get();
        }
        return next < ready.length;
    }

    private void takeChunk(ByteArrayOutputStream out) throws IOException {
        int count = in.read(chunk, 0, chunk.length);
        for (int i = 0; i < count; i++) {
            line.write(chunk[i]);
            if (chunk[i] == '\n' || line.size() >= LONGEST_LINE) {
                take(out);
            }
        }
        if (count < 0) {
            ended = true;
            take(out);
        }
    }

    private void take(ByteArrayOutputStream out) {
        String text = line.toString(StandardCharsets.UTF_8);
        if (text.contains(ERROR)) {
            out.writeBytes(error.apply(text).getBytes(StandardCharsets.UTF_8));
        } else {
            out.writeBytes(line.toByteArray());
        }
        line.reset();
    }
}
