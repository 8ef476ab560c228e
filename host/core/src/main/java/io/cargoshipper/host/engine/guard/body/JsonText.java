package io.cargoshipper.host.engine.guard.body;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text of JSON, where all readers agree on it. */
final class JsonText {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private JsonText() {}

    /**
     * Decodes UTF-8, and nothing but that: Go would put a mark in the place of what is none, and
     * takes no other encoding.
     */
    static String decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableRequestException("its body is not UTF-8", e);
        }
        if (text.indexOf(BYTE_ORDER_MARK) == 0 || text.indexOf('\0') >= 0) {
            throw new UnreadableRequestException("its body is not plain UTF-8");
        }
        return text;
    }

    /** A key or value, if it has no half of a character, in whose place Go puts a mark. */
    static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                throw new UnreadableRequestException(
                        "its body has an escape that is half a character");
            }
        }
        return text;
    }
}
