package io.cargoshipper.api.builder;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions of ECMA-262, approximated by those of Java: what is common to both is what a
 * schema should use anyway.
 */
final class Patterns {

    private Patterns() {}

    /**
     * Whether an expression uses what Java alone understands, or understands in its own way.
     *
     * @param expression one that Java {@linkplain #compile compiles}
     */
    static boolean isJavaOnly(String expression) {
        return new JavaOnlySyntax(expression).isFound();
    }

    /** Compiles an expression; empty if it is none. */
    static Optional<Pattern> compile(String expression) {
        try {
            return Optional.of(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Walks over an expression, token by token, and looks for Java's own syntax. */
    private static final class JavaOnlySyntax {

        /**
         * Escapes that stand for something else in ECMA-262, or for nothing: ends of input,
         * quotations, code points in braces, classes by a single letter, by the names of POSIX,
         * with Java's prefixes or by the names of its blocks.
         */
        private static final Pattern ESCAPE =
                Pattern.compile(
                        "\\\\(?:[AZzQEGhHRXVeaN]|x\\{|[pP][^{]|[pP]\\{(?:Lower|Upper|ASCII|Alpha|Digit"
                                + "|Alnum|Punct|Graph|Print|Blank|Cntrl|XDigit|Space|java|Is|In"
                                + "|blk=|block=))");

        /** Inline flags, alone or for a group, and groups that never give back. */
        private static final Pattern GROUP = Pattern.compile("\\(\\?(?:[a-zA-Z-]+[:)]|>)");

        /** A quantifier that never gives back. */
        private static final Pattern POSSESSIVE =
                Pattern.compile("(?:[*+?]|\\{[0-9]+(?:,[0-9]*)?\\})\\+");

        /** Intersections, and what is a class in a class to Java, and a bracket to others. */
        private static final Pattern IN_CLASS = Pattern.compile("&&|\\[");

        /** A bracket that comes first is a bracket to Java, and the end of the class to others. */
        private static final Pattern CLASS = Pattern.compile("\\[\\^?\\]");

        private static final int ESCAPE_LENGTH = 2;

        private final String expression;

        JavaOnlySyntax(String expression) {
            this.expression = expression;
        }

        boolean isFound() {
            boolean inClass = false;
            for (int at = 0; at < expression.length(); ) {
                char here = expression.charAt(at);
                boolean escaped = here == '\\';
                boolean found =
                        escaped
                                ? begins(ESCAPE, at)
                                : inClass
                                        ? begins(IN_CLASS, at)
                                        : begins(GROUP, at)
                                                || begins(POSSESSIVE, at)
                                                || begins(CLASS, at);
                if (found) {
                    return true;
                }
                if (!escaped) {
                    inClass = inClass ? here != ']' : here == '[';
                }
                at += escaped ? ESCAPE_LENGTH : 1;
            }
            return false;
        }

        private boolean begins(Pattern token, int at) {
            return token.matcher(expression).region(at, expression.length()).lookingAt();
        }
    }
}
