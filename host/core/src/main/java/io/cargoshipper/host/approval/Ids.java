package io.cargoshipper.host.approval;

import java.security.SecureRandom;

/** Names questions: short enough to be typed. Whether an answer counts does not hang on them. */
final class Ids {

    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 8;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static String next() {
        StringBuilder id = new StringBuilder(LENGTH);
        RANDOM.ints(LENGTH, 0, DIGITS.length()).forEach(digit -> id.append(DIGITS.charAt(digit)));
        return id.toString();
    }
}
