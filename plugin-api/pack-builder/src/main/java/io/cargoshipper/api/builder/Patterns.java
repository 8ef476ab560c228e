package io.cargoshipper.api.builder;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions of ECMA-262, approximated by those of Java: what is common to both is what a
 * schema should use anyway.
 */
final class Patterns {

    /** Inline flags, and escapes that stand for something else in ECMA-262, or for nothing. */
    private static final Pattern JAVA_ONLY =
            Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*(?:\\(\\?[a-zA-Z-]+[:)]|\\\\[AZzQEGhHR])");

    private Patterns() {}

    /** Whether an expression uses what Java alone understands. */
    static boolean isJavaOnly(String expression) {
        return JAVA_ONLY.matcher(expression).find();
    }

    /** Compiles an expression; empty if it is none. */
    static Optional<Pattern> compile(String expression) {
        try {
            return Optional.of(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
