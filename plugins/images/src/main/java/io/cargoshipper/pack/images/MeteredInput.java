package io.cargoshipper.pack.images;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how much of a stream has been read, and leaves its closing to whoever opened it. */
final class MeteredInput extends FilterInputStream {

    private final LongConsumer listener;
    private long read;

    /**
     * @param listener told the number of bytes read so far, on the reader's thread
     */
    MeteredInput(InputStream input, LongConsumer listener) {
        super(input);
        this.listener = listener;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count > 0) {
            read += count;
            listener.accept(read);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {}
}
