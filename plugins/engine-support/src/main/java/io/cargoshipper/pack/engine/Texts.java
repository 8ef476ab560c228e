package io.cargoshipper.pack.engine;

/** Cuts texts. */
public final class Texts {

    private Texts() {}

    /** Returns the length of the start of a text that fits, without half a surrogate pair. */
    public static int fitting(String text, int most) {
        if (most <= 0) {
            return 0;
        }
        if (text.length() <= most) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }
}
