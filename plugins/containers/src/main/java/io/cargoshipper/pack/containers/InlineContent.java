package io.cargoshipper.pack.containers;

import io.cargoshipper.pack.engine.JsonSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The start of a file, for an answer.
 *
 * @param text its text; base 64 for what is none
 * @param isBase64 whether it is that
 * @param isWhole whether that is all of it
 */
record InlineContent(String text, boolean isBase64, boolean isWhole) {

    /** By {@linkplain JsonSize size in JSON}, of 40,000 bytes that the host passes on. */
    static final int MOST_BYTES = 30_000;

    /** So many bytes become {@link #MOST_BYTES} characters. */
    static final int MOST_BINARY = MOST_BYTES / 4 * 3;

    /** Reads as much as fits. */
    static InlineContent read(InputStream content) throws IOException {
        byte[] start = content.readNBytes(MOST_BYTES + 1);
        CharBuffer decoded = CharBuffer.allocate(start.length);
        if (!isText(start, decoded)) {
            boolean whole = start.length <= MOST_BINARY;
            byte[] kept = whole ? start : Arrays.copyOf(start, MOST_BINARY);
            return new InlineContent(Base64.getEncoder().encodeToString(kept), true, whole);
        }
        String text = decoded.flip().toString();
        int fitting = JsonSize.fitting(text, MOST_BYTES);
        return new InlineContent(
                text.substring(0, fitting),
                false,
                start.length <= MOST_BYTES && fitting == text.length());
    }

    /** Text is UTF-8 without NUL; where the file goes on, its last character may be cut. */
    private static boolean isText(byte[] bytes, CharBuffer decoded) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean end = bytes.length <= MOST_BYTES;
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), decoded, end);
        for (byte each : bytes) {
            if (each == 0) {
                return false;
            }
        }
        return !result.isError();
    }
}
