package io.cargoshipper.pack.engine;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 that arrives in pieces, cut anywhere. What is no UTF-8 becomes U+FFFD. Not for use
 * by several threads at once.
 */
public final class Utf8Stream {

    private static final int LONGEST_SEQUENCE = 4;

    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);

    private byte[] begun = new byte[0];

    /** Decodes the next piece, but for a character that it only begins. */
    public String next(byte[] piece) {
        return decode(piece, false);
    }

    /** Says that nothing follows: decodes what was begun and never completed. */
    public String end() {
        return decode(new byte[0], true);
    }

    private String decode(byte[] piece, boolean last) {
        ByteBuffer in = ByteBuffer.allocate(begun.length + piece.length).put(begun).put(piece);
        in.flip();
        CharBuffer out = CharBuffer.allocate(in.remaining() + LONGEST_SEQUENCE);
        decoder.decode(in, out, last);
        if (last) {
            decoder.flush(out);
            decoder.reset();
        }
        begun = new byte[in.remaining()];
        in.get(begun);
        return out.flip().toString();
    }
}
