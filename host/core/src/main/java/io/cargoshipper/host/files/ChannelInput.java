package io.cargoshipper.host.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Reads a file as long as the call lasts. */
final class ChannelInput extends InputStream {

    private final SeekableByteChannel channel;
    private final ChannelUse use;

    ChannelInput(SeekableByteChannel channel, ChannelUse use) {
        this.channel = channel;
        this.use = use;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        return length == 0 ? 0 : use.run(() -> channel.read(buffer));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
