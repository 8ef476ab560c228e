package io.cargoshipper.pack.containers;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** An answer of the engine that does not come: reading waits until it is closed. */
final class Silence extends InputStream {

    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public int read() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("closed");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return read();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
