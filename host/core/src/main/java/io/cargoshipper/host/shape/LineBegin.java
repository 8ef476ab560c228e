package io.cargoshipper.host.shape;

import java.util.Locale;
import java.util.Set;

/** What the beginning of a line says of how far a value goes that is not quoted. */
final class LineBegin {

    private static final int LONGEST = 24;

    /** Before a key that is the first of its line nevertheless. */
    private static final Set<String> PREFIXES =
            Set.of(
                    "",
                    "-",
                    "+",
                    "export",
                    "- export",
                    "+ export",
                    "declare -x",
                    "set",
                    "env",
                    "environment",
                    "arg",
                    "label");

    private LineBegin() {}

    /** Whether a key is the first of its line. */
    static boolean isBefore(String text, int lineStart, int key) {
        int length = key - lineStart;
        return length >= 0
                && length <= LONGEST
                && PREFIXES.contains(
                        text.substring(lineStart, key).strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a key looks like the name of a variable. */
    static boolean isVariable(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!ValueAfter.isOfVariable(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a line is of an image's history or a Dockerfile, where values are not quoted. */
    static boolean isBuildStep(String text, int lineStart) {
        int begin = lineStart;
        while (begin < text.length()
                && begin - lineStart < LONGEST
                && TextChars.isBlank(text.charAt(begin))) {
            begin++;
        }
        return text.startsWith("ENV ", begin)
                || text.startsWith("ARG ", begin)
                || text.startsWith("LABEL ", begin)
                || text.startsWith("/bin/sh -c #(nop)", begin)
                || text.startsWith("#(nop)", begin)
                || isRunWithArguments(text, begin);
    }

    /** {@code |2 A=1 B=2 /bin/sh -c …}, with or without {@code RUN} before it. */
    private static boolean isRunWithArguments(String text, int begin) {
        int bar = text.startsWith("RUN ", begin) ? begin + "RUN ".length() : begin;
        return bar + 1 < text.length()
                && text.charAt(bar) == '|'
                && TextChars.isDigit(text.charAt(bar + 1));
    }
}
