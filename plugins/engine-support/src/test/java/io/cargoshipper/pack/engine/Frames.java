package io.cargoshipper.pack.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the engine's multiplexed streams: frames of 8 bytes of header and a payload. */
public final class Frames {

    private static final int HEADER = 8;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public Frames stdout(String text) {
        return frame(1, text);
    }

    public Frames stderr(String text) {
        return frame(2, text);
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }

    private Frames frame(int stream, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(
                ByteBuffer.allocate(HEADER)
                        .put((byte) stream)
                        .putInt(HEADER - Integer.BYTES, payload.length)
                        .array());
        bytes.writeBytes(payload);
        return this;
    }
}
