package io.cargoshipper.host.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Writes a file as long as the call lasts. */
final class ChannelOutput extends OutputStream {

    private final SeekableByteChannel channel;
    private final ChannelUse use;

    ChannelOutput(SeekableByteChannel channel, ChannelUse use) {
        this.channel = channel;
        this.use = use;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        while (buffer.hasRemaining()) {
            use.run(() -> channel.write(buffer));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
