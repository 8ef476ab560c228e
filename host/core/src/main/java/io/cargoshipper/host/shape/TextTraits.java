package io.cargoshipper.host.shape;

/** Which characters that rules begin at a text has: one look saves several. */
final class TextTraits {

    /** What stands between a key and its value. */
    static final int SIGN = 1;

    /** What options and private keys begin with. */
    static final int DASH = 2;

    /** What stands behind a password in a URL. */
    static final int AT = 4;

    private static final byte[] OF_CHARACTER = new byte[128];

    static {
        OF_CHARACTER['='] = SIGN;
        OF_CHARACTER[':'] = SIGN;
        OF_CHARACTER['>'] = SIGN;
        OF_CHARACTER['-'] = DASH;
        OF_CHARACTER['@'] = AT;
    }

    private TextTraits() {}

    static int of(String text) {
        int traits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < OF_CHARACTER.length) {
                traits |= OF_CHARACTER[c];
            }
        }
        return traits;
    }

    static boolean has(int traits, int trait) {
        return (traits & trait) != 0;
    }
}
